"""Which tokens open the door, and above all which do not."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import OKPKey

from shared.auth import TokenRefused, Verifier
from shared.auth import tokens as module
from tests.unit.auth.provider import AUDIENCE, ISSUER, Provider, by_hand, claims, ec_key, rsa_key, rsa_pem, with_secret


def verifier(provider: Provider) -> Verifier:
    return Verifier(ISSUER, AUDIENCE, http=provider.http())


async def refused(provider: Provider, token: str) -> str:
    with pytest.raises(TokenRefused) as caught:
        await verifier(provider).verify(token)
    return str(caught.value)


async def test_a_good_token_says_who_asks() -> None:
    provider = Provider()
    assert (await verifier(provider).verify(provider.token()))["sub"] == "candidate-7"


async def test_rsa_and_ed25519_are_good_too() -> None:
    provider = Provider(rsa_key("r"), OKPKey.generate_key("Ed25519", {"kid": "o"}))
    check = verifier(provider)
    assert await check.verify(provider.token(provider.keys[0], alg="RS256"))
    assert await check.verify(provider.token(provider.keys[1], alg="Ed25519"))


async def test_one_audience_among_several_is_enough() -> None:
    provider = Provider()
    assert await verifier(provider).verify(provider.token(aud=["other", AUDIENCE]))


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "HS256", "RS384", "PS256", None, 7, ["ES256"]])
async def test_other_algorithms_are_not_accepted(algorithm: object) -> None:
    provider = Provider()
    await refused(provider, by_hand({"alg": algorithm, "kid": "k1"}, claims()))


async def test_an_unsigned_token_that_names_a_good_algorithm_is_refused() -> None:
    provider = Provider()
    await refused(provider, by_hand({"alg": "ES256", "kid": "k1"}, claims()))


async def test_the_public_key_is_no_shared_secret() -> None:
    """The confusion of RS256 with HS256: signing with the published key as if it were a password."""
    provider = Provider(rsa_key("r"))
    public = provider.keys[0].as_dict(private=False)
    for secret in (rsa_pem(provider.keys[0]), json.dumps(public).encode()):
        for algorithm in ("HS256", "RS256"):
            await refused(provider, with_secret({"alg": algorithm, "kid": "r"}, claims(), secret))


async def test_another_keys_signature_is_refused_whatever_key_the_header_brings() -> None:
    provider, thief = Provider(), ec_key("k1")
    await refused(provider, provider.token(thief))
    brought = {"jwk": thief.as_dict(private=False), "jku": "https://thief.example/jwks"}
    for name, value in brought.items():
        await refused(provider, by_hand({"alg": "ES256", "kid": "k1", name: value}, claims(), b"x" * 64))


async def test_an_extension_that_must_be_understood_is_not() -> None:
    provider = Provider()
    await refused(provider, by_hand({"alg": "ES256", "kid": "k1", "crit": ["exp2"], "exp2": 1}, claims(), b"x" * 64))


@pytest.mark.parametrize("kid", ["k2", "../../dev/null", "k1' OR 'a'='a", "", 7, ["k1"], {"k": 1}, "k1\u0000"])
async def test_a_key_id_is_looked_up_and_nothing_else(kid: object) -> None:
    provider = Provider()
    await refused(provider, by_hand({"alg": "ES256", "kid": kid}, claims(), b"x" * 64))


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://id.example.org"},
        {"iss": f"{ISSUER}/other"},
        {"iss": None},
        {"aud": "journeywork-test"},
        {"aud": ["other"]},
        {"aud": None},
        {"aud": {"journeywork": True}},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"exp": "tomorrow"},
        {"nbf": 4_000_000_000},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
    ],
    ids=str,
)
async def test_claims_must_be_there_and_right(changes: dict[str, Any]) -> None:
    provider = Provider()
    await refused(provider, provider.token(**changes))


async def test_clocks_may_differ_by_half_a_minute() -> None:
    provider, now = Provider(), int(time.time())
    assert await verifier(provider).verify(provider.token(exp=now - 20, nbf=now + 20))


@given(
    st.one_of(st.text(max_size=200), st.builds(by_hand, st.dictionaries(st.text(), st.text()), st.text(), st.binary()))
)
async def test_anything_else_is_refused_and_never_a_crash(token: str) -> None:
    await refused(Provider(), token)


async def test_what_is_refused_is_not_repeated() -> None:
    provider = Provider()
    assert "candidate-7" not in await refused(provider, provider.token(aud="other"))
    assert "too long" in await refused(provider, "x" * 9000)


async def test_keys_are_fetched_once_and_again_for_an_unknown_id_but_not_at_will(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    provider = Provider()
    check = verifier(provider)
    for _ in range(3):
        await check.verify(provider.token())
    assert provider.fetched == 1
    provider.keys.append(ec_key("k2"))
    with pytest.raises(TokenRefused):
        await check.verify(provider.token(provider.keys[1]))
    assert provider.fetched == 1, "within ten seconds the keys are not fetched again"
    monkeypatch.setattr(module, "_REFRESH_SECONDS", 0.0)
    assert await check.verify(provider.token(provider.keys[1]))
    assert provider.fetched == 2


async def test_a_withdrawn_key_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = Provider()
    check, withdrawn = verifier(provider), provider.token()
    assert await check.verify(withdrawn)
    provider.keys = [ec_key("k2")]
    monkeypatch.setattr(module, "_REFRESH_SECONDS", 0.0)
    monkeypatch.setattr(module, "_KEYS_LAST_SECONDS", 0.0)
    with pytest.raises(TokenRefused):
        await check.verify(withdrawn)


async def test_a_token_that_was_good_is_known_again_until_it_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = Provider()
    check, token = verifier(provider), provider.token(exp=int(time.time()) + 60)
    first = await check.verify(token)
    first["sub"] = "somebody-else"
    monkeypatch.setattr("shared.auth.tokens.jwt.decode", None)
    assert (await check.verify(token))["sub"] == "candidate-7"
    monkeypatch.undo()
    later = time.time() + 100
    monkeypatch.setattr(time, "time", lambda: later)
    with pytest.raises(TokenRefused, match="Expired"):
        await check.verify(token)


async def test_a_token_that_was_good_is_not_good_under_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = Provider()
    check, token = verifier(provider), provider.token()
    assert await check.verify(token)
    provider.keys = [ec_key("k2")]
    monkeypatch.setattr(module, "_REFRESH_SECONDS", 0.0)
    assert await check.verify(provider.token())
    with pytest.raises(TokenRefused):
        await check.verify(token)


async def test_only_so_many_tokens_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = Provider()
    check = verifier(provider)
    monkeypatch.setattr(module, "_MOST_TOKENS", 2)
    tokens = [provider.token(sub=f"candidate-{number}") for number in range(4)]
    assert [(await check.verify(token))["sub"] for token in (*tokens, *tokens)] == [
        f"candidate-{number % 4}" for number in range(8)
    ]
    assert len(check._good) <= 2


async def test_known_keys_outlive_a_provider_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = Provider()
    check = verifier(provider)
    assert await check.verify(provider.token())
    provider.broken = True
    monkeypatch.setattr(module, "_REFRESH_SECONDS", 0.0)
    monkeypatch.setattr(module, "_KEYS_LAST_SECONDS", 0.0)
    assert await check.verify(provider.token())


async def test_a_provider_that_is_away_from_the_start_lets_nobody_in_and_is_not_stormed() -> None:
    provider = Provider()
    provider.broken = True
    check = verifier(provider)
    for _ in range(2):
        with pytest.raises(TokenRefused, match="could not be read"):
            await check.verify(provider.token())
    provider.broken = False
    with pytest.raises(TokenRefused):
        await check.verify(provider.token())
    assert provider.fetched == 0


async def test_a_provider_that_calls_itself_otherwise_is_not_believed() -> None:
    provider = Provider()
    provider.issuer = "https://id.example.org"
    assert "could not be read" in await refused(provider, provider.token())


async def test_published_keys_for_other_uses_do_no_harm() -> None:
    provider = Provider()
    provider.more = [
        {"kty": "oct", "k": "c2VjcmV0", "kid": "shared"},
        {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA", "use": "enc", "kid": "e"},
        {"kty": "AKP", "alg": "ML-DSA-44", "pub": "AA", "kid": "pq"},
    ]
    assert await verifier(provider).verify(provider.token())
