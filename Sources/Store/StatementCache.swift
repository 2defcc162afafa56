internal import CSQLite

/// Compiled statements that are not in use just now, by their text.
@safe
struct StatementCache: ~Copyable {
  private var handles: [String: OpaquePointer]
  private let limit = 64

  init() {
    unsafe handles = [:]
  }

  deinit {
    unsafe handles.values.forEach { unsafe sqlite3_finalize($0) }
  }

  /// Hands one out, to be used by one caller at a time.
  mutating func take(_ sql: String) -> OpaquePointer? {
    unsafe handles.removeValue(forKey: sql)
  }

  /// Keeps one; when there are too many, any other goes.
  mutating func keep(_ handle: OpaquePointer, _ sql: String) {
    if unsafe handles.count >= limit, let other = unsafe handles.first {
      unsafe handles[other.key] = nil
      unsafe sqlite3_finalize(other.value)
    }
    if let twin = unsafe handles.updateValue(handle, forKey: sql) { unsafe sqlite3_finalize(twin) }
  }
}
