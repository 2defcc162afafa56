// The Ringtrue room.
