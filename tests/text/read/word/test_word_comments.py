"""Comments are found with their authors, their dates, their answers and the text that they stand beside."""

from collections.abc import Callable

from goodoffices.text.document import Document

Read = Callable[..., Document]
BY = 'w:id="9" w:author="Ama Sey" w:date="2026-03-01T10:00:00Z"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def begin(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def comment(number: int, text: str, author: str = "Jon Vale", paragraph: str = "") -> str:
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-04-0{number}T08:00:00Z">'
        f'<w:p w14:paraId="{paragraph}">{run(text)}</w:p></w:comment>'
    )


def test_a_comment_stands_beside_its_words(read: Read) -> None:
    body = f"<w:p>{run('We ')}{begin(1)}{run('shall act')}{end(1)}{run(' soon.')}</w:p>"
    (found,) = read(body, comments=comment(1, "When?")).comments
    assert (found.text, found.author, found.date) == ("When?", "Jon Vale", "2026-04-01T08:00:00Z")
    assert (found.block, found.start, found.end, found.anchor, found.answers) == ("p1", 3, 12, "shall act", "")


def test_an_answer_names_the_comment_that_it_answers(read: Read) -> None:
    body = f"<w:p>{begin(1)}{begin(2)}{run('We')}{end(1)}{end(2)}</w:p>"
    held = comment(1, "When?", paragraph="0A") + comment(2, "In May.", "Ama Sey", "0B")
    ties = '<w15:commentEx w15:paraId="0A" w15:done="0"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    question, answer = read(body, comments=held, commentsExtended=ties).comments
    assert (question.answers, answer.answers, answer.author) == ("", question.id, "Ama Sey")


def test_comments_whose_paragraphs_bear_one_id_are_all_kept(read: Read) -> None:
    body = f"<w:p w14:paraId='0A'>{begin(1)}{begin(2)}{run('We')}{end(1)}{end(2)}</w:p><w:p w14:paraId='0A'/>"
    held = comment(1, "When?", paragraph="0A") + comment(2, "In May.", "Ama Sey", "0A")
    ties = '<w15:commentEx w15:paraId="0A" w15:paraIdParent="0A"/>'
    assert [(one.text, one.answers) for one in read(body, comments=held, commentsExtended=ties).comments] == [
        ("When?", ""),
        ("In May.", ""),
    ]


def test_of_comments_that_answer_each_other_in_a_circle_one_answers_nothing(read: Read) -> None:
    body = f"<w:p>{run('We')}</w:p>"
    held = "".join(comment(at, "?", paragraph=f"0{at}") for at in (1, 2, 3))
    ties = "".join(
        f'<w15:commentEx w15:paraId="0{at}" w15:paraIdParent="0{to}"/>' for at, to in ((1, 2), (2, 3), (3, 1))
    )
    answers = {one.id: one.answers for one in read(body, comments=held, commentsExtended=ties).comments}
    assert sorted(answers.values()) == ["", "comment-2", "comment-3"]


def test_a_comment_is_read_with_the_changes_in_it_accepted(read: Read) -> None:
    words = (
        f"{run('Not ')}<w:ins {BY}>{run('before May')}</w:ins><w:del {BY}><w:r><w:delText>now</w:delText></w:r></w:del>"
    )
    held = f'<w:comment w:id="1" w:author="Jon Vale"><w:p>{words}</w:p></w:comment>'
    document = read(f"<w:p>{begin(1)}{run('We')}{end(1)}</w:p>", comments=held)
    assert [one.text for one in document.comments] == ["Not before May"]
    assert document.changes == ()


def test_a_comment_may_run_over_paragraphs(read: Read) -> None:
    body = f"<w:p>{run('We ')}{begin(1)}{run('act')}</w:p><w:p/><w:p>{run('Soon')}{end(1)}{run('.')}</w:p>"
    (found,) = read(body, comments=comment(1, "?")).comments
    assert (found.block, found.start, found.end, found.anchor) == ("p1", 3, 6, "act\nSoon")


def test_a_range_between_paragraphs_is_that_of_the_next(read: Read) -> None:
    body = f"<w:p>{run('a')}</w:p>{begin(1)}<w:p>{run('bc')}{end(1)}</w:p>"
    (found,) = read(body, comments=comment(1, "?")).comments
    assert (found.block, found.anchor) == ("p2", "bc")


def test_offsets_are_those_of_the_text_after_the_changes(read: Read) -> None:
    body = (
        f'<w:p>{run("1. We ")}<w:del {BY}><w:r><w:delText xml:space="preserve">may </w:delText></w:r></w:del>'
        f"{begin(1)}{run('act')}{end(1)}</w:p>"
    )
    document = read(body, comments=comment(1, "?"))
    (found,) = document.comments
    assert document.blocks[0].text[found.start : found.end] == "act"
    assert document.blocks[0].label == "1."


def test_a_comment_on_deleted_words_stays_where_they_were(read: Read) -> None:
    body = (
        f"<w:p>{run('We ')}{begin(1)}<w:del {BY}><w:r><w:delText>act</w:delText></w:r></w:del>{end(1)}{run('.')}</w:p>"
    )
    (found,) = read(body, comments=comment(1, "Why?")).comments
    assert (found.block, found.start, found.end, found.anchor) == ("p1", 3, 3, "act")


def test_a_comment_on_a_deleted_paragraph_has_its_words_and_its_place_from_before(read: Read) -> None:
    gone = f"<w:del {BY}><w:r><w:delText>We act.</w:delText></w:r></w:del>"
    body = (
        f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{begin(1)}{gone}{end(1)}</w:p><w:p>{run('They act.')}</w:p>"
    )
    document = read(body, comments=comment(1, "Why?"))
    (found,) = document.comments
    assert [block.id for block in document.blocks] == ["p2"]
    assert (found.block, found.start, found.end, found.anchor) == ("p1", 0, 7, "We act.")
    assert document.rejected().comments == (found,)


def test_a_comment_without_an_end_is_a_point(read: Read) -> None:
    body = f"<w:p>{run('We ')}<w:commentRangeStart w:id='1'/>{run('act')}</w:p>"
    (found,) = read(body, comments=comment(1, "?")).comments
    assert (found.block, found.start, found.end, found.anchor) == ("p1", 3, 3, "")


def test_a_point_without_a_range_is_its_own_anchor(read: Read) -> None:
    body = f"<w:p>{run('We')}<w:r><w:commentReference w:id='1'/></w:r>{run(' act')}</w:p>"
    (found,) = read(body, comments=comment(1, "?")).comments
    assert (found.block, found.start, found.end, found.anchor) == ("p1", 2, 2, "")


def test_a_comment_that_nothing_points_to_is_kept(read: Read) -> None:
    (found,) = read(f"<w:p>{run('We')}</w:p>", comments=comment(1, "Lost?")).comments
    assert (found.text, found.block) == ("Lost?", "")


def test_comments_survive_the_rejection_of_all_changes(read: Read) -> None:
    body = f"<w:p>{begin(1)}<w:ins {BY}>{run('New ')}</w:ins>{run('text')}{end(1)}</w:p>"
    rejected = read(body, comments=comment(1, "?")).rejected()
    assert [block.text for block in rejected.blocks] == ["text"]
    assert [one.end for one in rejected.comments] == [4]
