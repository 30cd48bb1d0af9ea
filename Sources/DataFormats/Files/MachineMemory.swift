private import Glibc

/// How much memory this process may use, so that what cannot fit is refused and not tried.
enum MachineMemory {
  /// Bytes of the machine's memory, or of the process's limit where that is less.
  static let bytes: Int = {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let pageSize = sysconf(Int32(_SC_PAGESIZE))
    guard pages > 0, pageSize > 0 else { return Int.max }
    let (machine, overflows) = pages.multipliedReportingOverflow(by: pageSize)
    var limit = rlimit()
    let addressSpace = __rlimit_resource_t(9)
    guard getrlimit(addressSpace, &limit) == 0 else { return overflows ? Int.max : machine }
    return min(overflows ? Int.max : machine, Int(clamping: limit.rlim_cur))
  }()
}
