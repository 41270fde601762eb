"""Hardware keys at the door: what they open, and what a copied, replayed, foreign or careless one does not."""

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.conftest import PASSPHRASE, Site
from tests.web.touching import FLAG, SoftKey


def challenge(page: Any) -> str:
    """The challenge that a page brings."""
    found = re.search(r'name="challenge" value="([^"]+)"', page.content.decode())
    assert found
    return found[1]


def enrolled(site: Site, called: str, key: SoftKey) -> Any:
    """A browser of a person who has added a key."""
    site.room(f"Room of {called}", called)
    client = site.client(called)
    answer = add(client, key)
    assert answer.status_code == 303, answer.content.decode()
    return client


def add(client: Any, key: SoftKey) -> Any:
    given_one = challenge(client.get("/own/key"))
    return client.post("/own/key", {"called": "Blue key", "challenge": given_one, "key": key.enrol(given_one)})


def knock(site: Site, called: str, key: SoftKey) -> Any:
    """Try the door with a key."""
    stranger = site.client()
    given_one = challenge(stranger.get("/enter"))
    return stranger.post("/enter", words(called, given_one, key.sign(given_one)))


def words(called: str, given_one: str, signed: str) -> dict[str, str]:
    return {"name": called, "passphrase": PASSPHRASE, "challenge": given_one, "key": signed}


def own_key(name: str, **other: Any) -> SoftKey:
    return SoftKey(credential=f"a credential of {name}".encode(), **other)


def test_a_key_opens_the_door_beside_the_passphrase_and_the_codes_stay_good(site: Site) -> None:
    key = own_key("Astrid")
    enrolled(site, "Astrid", key)
    assert knock(site, "Astrid", key).status_code == 303
    assert knock(site, "Astrid", key).status_code == 303
    assert site.client().post("/enter", site.typed("Astrid")).status_code == 303


def test_a_key_without_the_passphrase_opens_nothing(site: Site) -> None:
    key = own_key("Bela")
    enrolled(site, "Bela", key)
    stranger = site.client()
    given_one = challenge(stranger.get("/enter"))
    typed = words("Bela", given_one, key.sign(given_one)) | {"passphrase": "wrong"}
    assert stranger.post("/enter", typed).status_code == 403


def test_an_answer_is_good_once(site: Site) -> None:
    key = own_key("Carlo")
    enrolled(site, "Carlo", key)
    given_one = challenge(site.client().get("/enter"))
    typed = words("Carlo", given_one, key.sign(given_one))
    assert [site.client().post("/enter", typed).status_code for _ in range(2)] == [303, 403]


def test_a_challenge_that_is_ours_for_something_else_or_not_ours_opens_nothing(site: Site) -> None:
    key = own_key("Dora")
    dora = enrolled(site, "Dora", key)
    for given_one in (challenge(dora.get("/own/key")), "a challenge of the attacker's own choice"):
        assert site.client().post("/enter", words("Dora", given_one, key.sign(given_one))).status_code == 403


def test_a_copy_that_has_not_counted_on_opens_nothing(site: Site) -> None:
    key = own_key("Emil")
    enrolled(site, "Emil", key)
    copy = own_key("Emil", private=key.private)
    assert [knock(site, "Emil", key).status_code for _ in range(2)] == [303, 303]
    assert knock(site, "Emil", copy).status_code == 403
    assert knock(site, "Emil", key).status_code == 303


CARELESS = {
    "another origin": {"origin": "https://mediators.localhost.example.org"},
    "another port": {"origin": "https://mediators.localhost:444"},
    "another host": {"host": "localhost"},
    "no PIN": {"flags": FLAG.UP},
    "no touch": {"flags": FLAG.UV},
}


@pytest.mark.parametrize("how", CARELESS)
def test_a_foreign_place_and_a_key_without_touch_or_pin_open_nothing_and_are_not_added(site: Site, how: str) -> None:
    called = f"Femke of {how}"
    key = own_key(called)
    femke = enrolled(site, called, key)
    careless = own_key(called, private=key.private, **CARELESS[how])  # type: ignore[arg-type]  # named by hand above
    assert knock(site, called, careless).status_code == 403
    careless.credential += b" anew"
    assert add(femke, careless).status_code == 409
    assert knock(site, called, key).status_code == 303


def test_anothers_key_opens_nothing(site: Site) -> None:
    key = own_key("Greta")
    enrolled(site, "Greta", key)
    site.person("Hugo")
    assert knock(site, "Hugo", key).status_code == 403


def test_a_key_that_was_removed_opens_nothing_and_only_its_owner_removes_it(site: Site) -> None:
    key = own_key("Irma")
    irma, other = enrolled(site, "Irma", key), enrolled(site, "Jarl", own_key("Jarl"))
    found = re.search(r'name="key" value="(\d+)"', irma.get("/own/key").content.decode())
    assert found
    assert other.post("/own/key/remove", {"key": found[1]}).status_code == 409
    assert knock(site, "Irma", key).status_code == 303
    assert irma.post("/own/key/remove", {"key": found[1]}).status_code == 303
    assert knock(site, "Irma", key).status_code == 403
    for nothing in ("", "9" * 40, "²", found[1]):
        assert irma.post("/own/key/remove", {"key": nothing}).status_code == 409


def test_nine_keys_are_one_too_many(site: Site) -> None:
    kaisa = enrolled(site, "Kaisa", own_key("Kaisa 0"))
    answers = [add(kaisa, own_key(f"Kaisa {one}")).status_code for one in range(1, 9)]
    assert answers == [303] * 7 + [409]


def test_the_door_tells_nobody_who_has_a_key(site: Site) -> None:
    enrolled(site, "Lasse", own_key("Lasse"))
    pages = [
        re.sub(r'value="[^"]+"', "", site.client().get(f"/enter?name={one}").content.decode()) for one in ("Lasse", "x")
    ]
    assert pages[0] == pages[1]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "rawId", "response", "clientDataJSON", "authenticatorData"]), inner
            )
        ),
        max_leaves=6,
    )
)
def test_whatever_else_is_sent_as_an_answer_is_refused(site: Site, sent: object) -> None:
    from goodoffices.store.accounts import hardware  # noqa: PLC0415 - only once Django is set up
    from goodoffices.store.accounts.models import Account  # noqa: PLC0415 - only once Django is set up

    site.person("Mats")
    place = hardware.Place("mediators.localhost", "https://mediators.localhost")
    answer = hardware.Answer(hardware.new_challenge(hardware.LOG_IN), json.dumps(sent))
    assert not hardware.fits(Account.objects.get(name="mats"), place, answer, 1_770_000_000_000)
