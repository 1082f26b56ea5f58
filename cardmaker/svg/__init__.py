"""SVG: a plain drawing from any editor goes in, a display list in a palette's inks comes out."""
