"""What comes out: a framework or a document as a Word file, a web page or Markdown."""
