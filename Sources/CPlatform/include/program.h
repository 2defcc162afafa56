#pragma once

/// Ends the process; buffers of C's streams are written.
_Noreturn void cp_exit(int code);

/// The same without what libraries do at the end, which would take memory from under threads that
/// are still at work.
_Noreturn void cp_leave(int code);
