"""What is looked at in a browser: plain values and a template go in, a page comes out."""
