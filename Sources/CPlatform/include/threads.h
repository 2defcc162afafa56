#pragma once

/// Runs `body(context)` on a thread of its own, which nobody waits for.
int cp_run_on_thread(void (*body)(void *), void *context);

// What a thread sanitizer cannot see by itself: the order that locks of the Swift library make, whose
// code it has not been built with. Nothing in any other build.

void cp_note_locked(void *lock);
void cp_note_unlocking(void *lock);
