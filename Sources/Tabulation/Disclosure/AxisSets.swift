import QueryPlan

/// The sets of rows along one side of a table, and how they add up.
struct AxisSets {
  struct Member {
    enum Rows {
      case set(RowSet)
      /// Members less others.
      case rest(of: Int, without: Int)
      /// Members together, each counted though it may overlap others.
      case total([Int])
    }

    var rows: Rows
    /// False for remainders that tables say nothing of, such as rows of no column.
    var isSensitive = true
    /// Whether it is the base of others.
    var isBase = false
  }

  private(set) var members: [Member] = []
  private(set) var sums: [CountSystem.Sum] = []
  /// Every row of the domain, if the side names it.
  private(set) var everyone: Int?
  private var places: [RowSet: Int] = [:]
  /// Those who did not choose an item, by those who did.
  private var complements: [Int: Int] = [:]

  /// A set with all that it adds up from; one that is there already is found.
  @discardableResult
  mutating func add(_ set: RowSet, isBase: Bool = false) -> Int {
    if let place = places[set] {
      if isBase { members[place].isBase = true }
      return place
    }
    let place = append(Member(rows: .set(set), isBase: isBase))
    places[set] = place
    let leaves = set.leaves
    if leaves != [set] {
      let parts = leaves.map { add($0) }
      sums.append(CountSystem.Sum(whole: place, parts: parts))
    } else if let respondents = set.respondents {
      let whole = add(respondents)
      complements[place] = addRest(of: whole, without: place, isSensitive: true)
    }
    return place
  }

  /// What a member has besides another, and that the two add up.
  ///
  /// - Returns: the place of the rest.
  @discardableResult
  mutating func addRest(of whole: Int, without part: Int, isSensitive: Bool) -> Int {
    let rest = append(
      Member(rows: .rest(of: whole, without: part), isSensitive: isSensitive))
    sums.append(CountSystem.Sum(whole: whole, parts: [part, rest]))
    return rest
  }

  /// Members that are counted together though they may overlap.
  mutating func addTotal(of parts: [Int], isSensitive: Bool) -> Int {
    let total = append(Member(rows: .total(parts), isSensitive: isSensitive, isBase: true))
    sums.append(CountSystem.Sum(whole: total, parts: parts))
    return total
  }

  /// A set within another, and those of the other who are not in it.
  mutating func add(_ set: RowSet, within whole: RowSet) {
    let part = add(set)
    complements[part] = addRest(of: add(whole), without: part, isSensitive: true)
  }

  /// All rows, whatever they answer; a member is a part of them.
  ///
  /// - Returns: the rows that are not in that member.
  mutating func addEveryone(_ set: RowSet, over part: Int) -> Int {
    let place = append(Member(rows: .set(set), isSensitive: false))
    everyone = place
    return addRest(of: place, without: part, isSensitive: false)
  }

  /// Says how members add up besides what `add` found.
  mutating func add(_ sum: CountSystem.Sum) { sums.append(sum) }

  /// A member and, for an item of a multiple-response set, those who did not choose it.
  func told(_ set: RowSet) -> [Int] {
    guard let place = places[set] else { return [] }
    return [place] + (complements[place].map { [$0] } ?? [])
  }

  /// A member without those who did not choose it.
  func places(of set: RowSet) -> [Int] { places[set].map { [$0] } ?? [] }

  /// What another member has besides a set.
  func rest(_ set: RowSet) -> [Int] {
    members.indices.filter { index in
      if case .rest(_, let part) = members[index].rows { part == places[set] } else { false }
    }
  }

  private mutating func append(_ member: Member) -> Int {
    members.append(member)
    return members.count - 1
  }
}
