"""Process colour: what four inks look like on paper, and which inks a colour takes."""
