"""Reading files: Word, Markdown, HTML, text and JSON become documents."""
