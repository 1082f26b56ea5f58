"""The press: cards laid out on sheets, written as PDF, shown as proofs, looked over."""
