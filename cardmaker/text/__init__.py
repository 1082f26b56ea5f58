"""Words: notes, faces and rulings go in, lines of shaped words with absolute places come out."""
