"""What the commands of the window do, by the part of it that does them."""
