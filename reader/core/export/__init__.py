"""Articles handed out: citations in the styles of libraries, and documents to read elsewhere.

Records in, text or bytes out; nothing here reads the library.
"""

from reader.core.export.citations import ENDINGS, cite
from reader.core.export.documents import write
from reader.core.export.handouts import Handout, Piece, piece
from reader.core.export.references import Reference, reference

__all__ = ["ENDINGS", "Handout", "Piece", "Reference", "cite", "piece", "reference", "write"]
