internal import CPlatform

/// What a file is.
package enum FileKind: Sendable {
  case file, folder, link, pipe, socket, device, unknown

  init(_ kind: cp_kind) {
    self =
      switch kind {
      case CP_FILE: .file
      case CP_FOLDER: .folder
      case CP_LINK: .link
      case CP_PIPE: .pipe
      case CP_SOCKET: .socket
      case CP_DEVICE: .device
      default: .unknown
      }
  }
}

/// What the file system knows of a file.
package struct FileStatus: Hashable, Sendable {
  package let kind: FileKind

  /// Bytes; meaningful for ordinary files.
  package let size: Int

  /// When the contents last changed.
  package let modified: WallTime

  /// Which file it is, whatever it is called.
  package let identity: FileIdentity

  let mode: UInt32

  init(_ status: cp_status) {
    kind = FileKind(status.kind)
    size = Int(status.size)
    modified = WallTime(
      seconds: status.modified_seconds, nanoseconds: Int32(status.modified_nanoseconds))
    identity = FileIdentity(device: status.device, inode: status.inode)
    mode = status.mode
  }
}

/// The disk and the number on it by which a file is known: equal for two names of one file.
package struct FileIdentity: Hashable, Sendable {
  package let device: UInt64
  package let inode: UInt64
}

/// A name in a folder.
package struct FolderEntry: Hashable, Sendable {
  package let name: String

  /// What it is; a link is a link, wherever it leads.
  package let kind: FileKind
}
