"""The cases, one module per place where the fault strikes; `gathered` fills the registry, crash points included."""

import importlib
import pkgutil


def gathered() -> None:
    """Imports every module of this package, and the cases that are made from the source's crash points."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    importlib.import_module("deploy.faults.crash")
