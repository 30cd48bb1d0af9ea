private import Glibc

/// What the system answered, in a few words of our own where people meet it often.
enum SystemReason {
  /// The reason behind an `errno` value, without a full stop.
  static func text(_ number: Int32) -> String {
    switch number {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case EROFS: "the place is read-only"
    case ENOSPC: "no space left on the disk"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "larger than the file size limit"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of the path is not a folder"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "too many symbolic links"
    case EEXIST: "it exists already"
    case EIO: "input or output error of the device"
    default: described(number)
    }
  }

  private static func described(_ number: Int32) -> String {
    guard let words = strerror(number) else { return "system error \(number)" }
    return String(cString: words).lowercased()
  }
}
