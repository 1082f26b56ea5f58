"""What designs draw with: a panel, a palette and a seed go in, display lists come out."""
