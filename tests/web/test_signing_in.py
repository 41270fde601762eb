from concurrent.futures import ThreadPoolExecutor

from tests.web.conftest import PASSPHRASE, Site

from goodoffices.office.sitting import fresh


def test_a_person_logs_in_and_writes_a_note_that_only_the_room_reads(site: Site) -> None:
    room = site.room("Room of A", "Ilse", "Tomas")
    site.room("Room of B", "Noor")
    ilse = site.client("Ilse")
    typed = {"text": "They can live with thirty days.", "room": room, "id": fresh()}
    assert ilse.post("/note", typed).status_code == 303
    assert ilse.post("/note", typed).status_code == 303
    pages = {one: site.client(one).get("/record").content.decode() for one in ("Ilse", "Tomas", "Noor")}
    assert [pages[one].count("They can live with thirty days.") for one in pages] == [1, 1, 0]


def test_a_wrong_word_at_the_door_is_answered_the_same_for_any_name(site: Site) -> None:
    right = site.typed("Ilse")
    answers = [site.client().post("/enter", {**right, wrong: "x" * 12}) for wrong in ("passphrase", "code")] + [
        site.client().post("/enter", {**right, "name": "nobody"})
    ]
    assert {one.status_code for one in answers} == {403}
    assert all("do not fit together" in one.content.decode() for one in answers)


def test_a_printed_code_is_good_for_one_log_in(site: Site) -> None:
    typed = site.typed("Marek")
    assert site.client().post("/enter", typed).status_code == 303
    assert site.client().post("/enter", typed).status_code == 403


def test_after_six_failures_even_the_right_words_must_wait(site: Site) -> None:
    typed = site.typed("Sanne")
    for _ in range(6):
        site.client().post("/enter", {**typed, "passphrase": "wrong"})
    answer = site.client().post("/enter", typed)
    assert answer.status_code == 403
    assert "wait 15 minutes" in answer.content.decode()


def test_who_locked_sees_nothing_until_the_passphrase_is_typed(site: Site) -> None:
    site.room("Room of C", "Levin")
    levin = site.client("Levin")
    assert levin.get("/record").status_code == 200
    assert levin.get("/pulse").status_code == 204
    levin.post("/lock")
    assert levin.get("/record").headers["Location"] == "/unlock"
    assert levin.get("/pulse").status_code == 205
    assert levin.post("/unlock", {"passphrase": "wrong"}).status_code == 403
    assert levin.post("/unlock", {"passphrase": PASSPHRASE}).status_code == 303
    assert levin.get("/record").status_code == 200


def test_nobody_is_sent_to_the_door_from_wherever_they_knock(site: Site) -> None:
    answers = {
        site.client().get(path).headers["Location"] for path in ("/", "/record", "/nothing", f"/record/{fresh()}")
    }
    assert answers == {"/enter"}


def test_what_is_not_there_and_what_is_not_theirs_are_answered_alike(site: Site) -> None:
    own = fresh()
    room = site.room("Room of D", "Ilse")
    site.client("Ilse").post("/note", {"text": "Not for Noor.", "room": room, "id": own})
    noor = site.client("Noor")
    foreign, absent = noor.get(f"/record/{own}"), noor.get(f"/record/{fresh()}")
    assert foreign.status_code == absent.status_code == 404
    assert foreign.content == absent.content


def test_a_room_that_is_not_theirs_takes_no_note_from_anybody(site: Site) -> None:
    room = site.room("Room of E", "Ilse")
    noor = site.client("Noor")
    answers = [noor.post("/note", {"text": "Planted.", "room": one, "id": fresh()}) for one in (room, fresh())]
    assert answers[0].status_code == answers[1].status_code


def test_every_answer_has_its_headers_and_a_foreign_host_gets_nothing(site: Site) -> None:
    answer = site.client().get("/enter")
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Whoever controls this computer" in answer.content.decode()
    foreign = site.client().get("/enter", headers={"host": "example.org"})
    assert (foreign.status_code, foreign.content) == (404, b"")


def test_many_attempts_at_once_are_no_more_than_many_in_turn(site: Site) -> None:
    wrong = {**site.typed("Ruben"), "passphrase": "wrong"}
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: site.client().post("/enter", wrong).content.decode(), range(20)))
    assert sum("do not fit together" in one for one in answers) == 6
    assert sum("wait 15 minutes" in one for one in answers) == 14


def test_a_form_that_was_sent_is_not_sent_again_with_other_words(site: Site) -> None:
    room, own = site.room("Room of repeats", "Ilse"), fresh()
    ilse = site.client("Ilse")
    assert ilse.post("/note", {"text": "One.", "room": room, "id": own}).status_code == 303
    again = ilse.post("/note", {"text": "Another.", "room": room, "id": own})
    assert again.status_code == 409
    assert "Another." in again.content.decode()
