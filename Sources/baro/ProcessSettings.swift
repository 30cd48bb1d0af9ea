private import CFileMap
private import CHeap
import Glibc

/// The settings of the whole process: they are made here, when it starts, and nowhere below.
enum ProcessSettings {
  static func make() {
    // A file size limit is an error of the write and no signal that ends the process.
    signal(SIGXFSZ, SIG_IGN)
    baro_keep_heap()
    cfilemap_watch()
  }
}
