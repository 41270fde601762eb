from concurrent.futures import ThreadPoolExecutor

from tests.web.conftest import PASSPHRASE, Site

from goodoffices.office.sitting import fresh


def test_a_person_logs_in_and_writes_a_note_that_only_the_room_reads(site: Site) -> None:
    room = site.room("Room of A", "Idunn", "Tomas")
    site.room("Room of B", "Naima")
    ilse = site.client("Idunn")
    typed = {"text": "They can live with thirty days.", "room": room, "id": fresh()}
    assert ilse.post("/note", typed).status_code == 303
    assert ilse.post("/note", typed).status_code == 303
    pages = {one: site.client(one).get("/record").content.decode() for one in ("Idunn", "Tomas", "Naima")}
    assert [pages[one].count("They can live with thirty days.") for one in pages] == [1, 1, 0]


def test_a_wrong_word_at_the_door_is_answered_the_same_for_any_name(site: Site) -> None:
    right = site.typed("Idunn")
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
    typed, stranger = site.typed("Sanne"), site.client()
    for _ in range(6):
        assert "do not fit together" in stranger.post("/enter", {**typed, "passphrase": "wrong"}).content.decode()
    answer = stranger.post("/enter", typed)
    assert answer.status_code == 403
    assert "wait 15 minutes" in answer.content.decode()


def test_a_stranger_who_fails_keeps_nobody_out_of_another_house(site: Site) -> None:
    typed, stranger = site.typed("Nadir"), site.client()
    for _ in range(20):
        stranger.post("/enter", {**typed, "passphrase": "wrong"})
    assert site.client().post("/enter", typed).status_code == 303


def test_strangers_of_many_addresses_try_thirty_times_and_keep_nobody_out_of_a_known_browser(site: Site) -> None:
    known, typed, new = site.client("Ebba"), site.typed("Ebba"), site.typed("Ebba")
    known.post("/leave")
    tried = [site.client().post("/enter", {**typed, "passphrase": "wrong"}).content.decode() for _ in range(34)]
    assert sum("do not fit together" in one for one in tried) == 30
    assert "wait 15 minutes" in site.client().post("/enter", typed).content.decode()
    assert known.post("/enter", new).status_code == 303


def test_a_known_browser_guesses_no_more_than_a_strange_one_and_knows_one_name(site: Site) -> None:
    known = site.client("Roza")
    known.post("/leave")
    typed, other = site.typed("Roza"), site.typed("Stijn")
    for _ in range(6):
        known.post("/enter", {**typed, "passphrase": "wrong"})
        known.post("/enter", {**other, "passphrase": "wrong"})
    answers = [known.post("/enter", one).content.decode() for one in (typed, other)]
    assert ["wait 15 minutes" in one for one in answers] == [True, True]
    assert site.client().post("/enter", typed).status_code == 303


def test_one_address_guesses_at_thirty_names_and_no_more(site: Site) -> None:
    stranger, typed = site.client(), site.typed("Guido")
    answers = [stranger.post("/enter", {**typed, "name": f"nobody {one}"}).content.decode() for one in range(34)]
    assert sum("do not fit together" in one for one in answers) == 30
    assert "wait 15 minutes" in stranger.post("/enter", typed).content.decode()


def test_logging_in_oneself_does_not_win_new_guesses_at_others(site: Site) -> None:
    guesser = site.client()
    for one in range(29):
        guesser.post("/enter", {"name": f"nobody {one}"})
    assert guesser.post("/enter", site.typed("Guido")).status_code == 303
    guesser.post("/enter", {"name": "nobody at all"})
    assert "wait 15 minutes" in guesser.post("/enter", {"name": "nobody else"}).content.decode()


def test_who_logs_out_elsewhere_forgets_the_other_browsers_too(site: Site) -> None:
    site.room("Room of browsers", "Pia")
    lost, own = site.client("Pia"), site.client("Pia")
    own.post("/own/elsewhere")
    for _ in range(30):
        site.client().post("/enter", {"name": "Pia"})
    assert "wait 15 minutes" in lost.post("/enter", {"name": "Pia"}).content.decode()


def test_failures_at_the_door_do_not_keep_the_owner_of_a_locked_page_out(site: Site) -> None:
    site.room("Room of locks", "Otis")
    otis = site.client("Otis")
    otis.post("/lock")
    for _ in range(31):
        site.client().post("/enter", {"name": "Otis", "passphrase": "wrong"})
    assert otis.post("/unlock", {"passphrase": PASSPHRASE}).status_code == 303
    otis.post("/lock")
    answers = [otis.post("/unlock", {"passphrase": "wrong"}).content.decode() for _ in range(7)]
    assert ["wait 15 minutes" in one for one in answers] == [False] * 6 + [True]


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
    room = site.room("Room of D", "Idunn")
    site.client("Idunn").post("/note", {"text": "Not for Noor.", "room": room, "id": own})
    noor = site.client("Naima")
    foreign, absent = noor.get(f"/record/{own}"), noor.get(f"/record/{fresh()}")
    assert foreign.status_code == absent.status_code == 404
    assert foreign.content == absent.content


def test_a_room_that_is_not_theirs_takes_no_note_from_anybody(site: Site) -> None:
    room = site.room("Room of E", "Idunn")
    noor = site.client("Naima")
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
    address = {"REMOTE_ADDR": "10.9.9.9"}
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: site.client().post("/enter", wrong, **address).content.decode(), range(20)))
    assert sum("do not fit together" in one for one in answers) == 6
    assert sum("wait 15 minutes" in one for one in answers) == 14


def test_the_language_is_chosen_before_the_log_in_and_ones_own_setting_rules_afterwards(site: Site) -> None:
    site.room("Room of tongues", "Ayla")
    ayla = site.client()
    assert 'href="?language=ar"' in ayla.get("/enter").content.decode()
    chosen = ayla.get("/enter?language=ar")
    assert (chosen.status_code, chosen.headers["Location"]) == (303, "/enter")
    cookie = chosen.cookies["__Host-language"]
    assert [cookie[one] for one in ("secure", "httponly", "samesite", "path")] == [True, True, "Strict", "/"]
    assert 'dir="rtl"' in ayla.get("/enter").content.decode()
    assert 'dir="rtl"' in ayla.post("/enter", {"name": "Ayla"}).content.decode()
    assert ayla.post("/enter", site.typed("Ayla")).status_code == 303
    assert 'dir="ltr"' in ayla.get("/record").content.decode()


def test_a_language_that_is_not_offered_is_not_kept(site: Site) -> None:
    answer = site.client().get("/enter?language=xx")
    assert (answer.status_code, "__Host-language" in answer.cookies) == (200, False)


def test_a_form_that_was_sent_is_not_sent_again_with_other_words(site: Site) -> None:
    room, own = site.room("Room of repeats", "Idunn"), fresh()
    ilse = site.client("Idunn")
    assert ilse.post("/note", {"text": "One.", "room": room, "id": own}).status_code == 303
    again = ilse.post("/note", {"text": "Another.", "room": room, "id": own})
    assert again.status_code == 409
    assert "Another." in again.content.decode()
