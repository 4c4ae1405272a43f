"""Settings as an operator meets them: names of environment variables, what each means, and what is wrong with one."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings


@dataclass(frozen=True, slots=True)
class Variable:
    """One setting; `default` is None where it must be set, or where nothing is the default."""

    name: str
    meaning: str
    required: bool
    default: str | None


def variables(kind: type[BaseSettings]) -> list[Variable]:
    """Every variable of these settings, in the order of the classes."""
    return list(_below(kind, kind.model_config.get("env_prefix", "")))


def sentences(kind: type[BaseSettings], error: ValidationError) -> list[str]:
    """What is wrong, one sentence for each variable, without its value: it may be a secret."""
    known, found = variables(kind), list[str]()
    for wrong in error.errors(include_input=False, include_url=False):
        name = kind.model_config.get("env_prefix", "") + "__".join(str(step) for step in wrong["loc"]).upper()
        meaning = {variable.name: variable.meaning for variable in known}.get(name, "")
        if not wrong["loc"]:
            found.append(f"{wrong['msg'].removeprefix('Value error, ')}.")
        elif wrong["type"] == "missing":
            below = [v for v in known if v.required and (v.name == name or v.name.startswith(f"{name}__"))]
            found += [f"{v.name} is not set: {v.meaning} Set it in the environment or as a secret file." for v in below]
        else:
            text = wrong["msg"].removeprefix("Value error, ")
            found.append(f"{name} cannot be used: {text[0].lower()}{text[1:]}. {meaning}".rstrip())
    return found


def _below(kind: type[BaseModel], prefix: str) -> Iterator[Variable]:
    for name, field in kind.model_fields.items():
        variable = f"{prefix}{name.upper()}"
        if inner := _model(field.annotation):
            yield from _below(inner, f"{variable}__")
        else:
            meaning = (field.description or "").strip()
            yield Variable(variable, meaning, field.is_required(), _default(field))


def _model(annotation: Any) -> type[BaseModel] | None:
    kinds = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)


def _default(field: FieldInfo) -> str | None:
    default = None if field.is_required() else field.get_default()
    if default is None:
        return None
    value = default.get_secret_value() if isinstance(default, SecretStr) else default
    return str(value) if value != "" else None
