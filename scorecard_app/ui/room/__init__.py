"""In the room: the map for everyone to see, and capture while they speak."""
