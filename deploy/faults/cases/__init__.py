"""The cases, one module per place where the fault strikes; importing this package fills the registry."""

import importlib
import pkgutil


def gathered() -> None:
    """Imports every module of this package: each puts its cases into the registry."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
