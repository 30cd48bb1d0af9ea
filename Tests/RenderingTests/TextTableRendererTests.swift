import Rendering
import ResultTables
import Testing

/// Tables as a reader sees them; each golden text is to be looked at when it changes.
struct TextTableRendererTests {
  @Test("a crosstab in 100 columns")
  func crosstab() {
    expectText(
      TextTableRenderer.render(
        Fixtures.teleworkByRole, number: "7", options: .init(width: 100)),
      """
      [7] Telework by role
      ────────────────────────────────────────────────────────────────────────────────────────
                                  Role in the town hall ──────────────────────────────────────
                                             Administrative         General  Head of
      column %             Total  Secretary           agent  director (DGS)  service   Elected
      ────────────────────────────────────────────────────────────────────────────────────────
      Any telework           31%        15%             33%             42%      46%       37%
        Yes, regularly       11%         5%             13%             14%      20%        9%
        Yes, occasionally    20%        10%             19%             28%      26%       29%
      No, never              69%        85%             67%             58%      54%       63%
      ────────────────────────────────────────────────────────────────────────────────────────
      Base (n)             1,292        400             300             355       98*      139
      ────────────────────────────────────────────────────────────────────────────────────────
      Base: 1,292 town halls, waves 2020 and 2021 together, unweighted. Left out: telework, \
      no answer 6;
      role, no answer 2, not asked 11.
      Pearson chi-square 29.1, df 4, p < 0.001, Cramer's V 0.21.  * base under 100.  \
      Source: synthetic
      data, see `describe`.

      """)
  }

  @Test("columns go on below, the Total repeated")
  func continued() {
    expectText(
      TextTableRenderer.render(Fixtures.teleworkByRole, options: .init(width: 60)),
      """
      Telework by role
      ─────────────────────────────────────────────────────
                                  Role in the town hall ───
                                             Administrative
      column %             Total  Secretary           agent
      ─────────────────────────────────────────────────────
      Any telework           31%        15%             33%
        Yes, regularly       11%         5%             13%
        Yes, occasionally    20%        10%             19%
      No, never              69%        85%             67%
      ─────────────────────────────────────────────────────
      Base (n)             1,292        400             300
      ─────────────────────────────────────────────────────

      ───────────────────────────────────────────────────────
                                  Role in the town hall ─────
                                   General
                                  director  Head of
      column %             Total     (DGS)  service   Elected
      ───────────────────────────────────────────────────────
      Any telework           31%       42%      46%       37%
        Yes, regularly       11%       14%      20%        9%
        Yes, occasionally    20%       28%      26%       29%
      No, never              69%       58%      54%       63%
      ───────────────────────────────────────────────────────
      Base (n)             1,292       355       98*      139
      ───────────────────────────────────────────────────────
      Base: 1,292 town halls, waves 2020 and 2021 together,
      unweighted. Left out: telework, no answer 6; role, no answer
      2, not asked 11.
      Pearson chi-square 29.1, df 4, p < 0.001, Cramer's V 0.21.
      * base under 100.  Source: synthetic data, see `describe`.

      """)
  }

  @Test("stacked and nested banners")
  func nested() {
    expectText(
      TextTableRenderer.render(Fixtures.stackedAndNested, options: .init()),
      """
      Telework by role, size > wave
      ────────────────────────────────────────────────────────────
                                       Size of the commune >
                                       Wave ──────────────────────
                                       Under 1,000     1,000
                       Role ─────────  inhabitants ──  and over ──
      column %  Total  Staff  Elected    2020    2021   2020  2021
      ────────────────────────────────────────────────────────────
      Yes         30%    29%      33%     25%     27%    32%   33%
      No          70%    71%      67%     75%     73%    68%   67%
      ────────────────────────────────────────────────────────────
      Base (n)  1,000    700      300     200     220    280   300
      ────────────────────────────────────────────────────────────
      Base: 1,000 town halls, waves 2020 and 2021, weighted by w, effective base 573, design effect 1.15.
      Fisher's exact test, two-sided: p = 0.542.

      """)
  }

  @Test("the same in 20 columns")
  func narrow() {
    expectText(
      TextTableRenderer.render(Fixtures.stackedAndNested, options: .init(width: 20)),
      """
      Telework by role,
      size > wave
      ───────────────
      column %  Total
      ───────────────
      Yes         30%
      No          70%
      ───────────────
      Base (n)  1,000
      ───────────────

      ───────────────
                 Role
      column %  Staff
      ───────────────
      Yes         29%
      No          71%
      ───────────────
      Base (n)    700
      ───────────────

      ─────────────────
                   Role
      column %  Elected
      ─────────────────
      Yes           33%
      No            67%
      ─────────────────
      Base (n)      300
      ─────────────────

      ────────────────────
                Size of
                the
                commune
                > Wave ───
                Under
                1,000
                inhabitant
                s ────────
      column %  2020  2021
      ────────────────────
      Yes        25%   27%
      No         75%   73%
      ────────────────────
      Base (n)   200   220
      ────────────────────

      ────────────────────
                Size of
                the
                commune
                > Wave ───
                1,000
                and
                over ─────
      column %  2020  2021
      ────────────────────
      Yes        32%   33%
      No         68%   67%
      ────────────────────
      Base (n)   280   300
      ────────────────────
      Base: 1,000 town
      halls, waves 2020
      and 2021, weighted
      by w, effective base
      573, design effect
      1.15.
      Fisher's exact test,
      two-sided:
      p = 0.542.

      """)
  }

  @Test("measures by a nested key")
  func groups() {
    expectText(
      TextTableRenderer.render(Fixtures.groups, options: .init(width: 70)),
      """
      Television by year and marital status
      ─────────────────────────────────────────────────────────────────
                                           share(happy =
                         mean(tvhours) ──  "Yes") ──────────
                                                    CI    CI
                      n     mean       se  share   low  high  max(age)
      ─────────────────────────────────────────────────────────────────
      2000
        Divorced  1,418      3.3     0.05    58%   55%   60%        89
        Married      57      2.9*    0.20    60%*  48%   72%        77*
      2004
        Divorced      0        –        –      –     –     –         –
      ─────────────────────────────────────────────────────────────────
      Total       1,475      3.2     0.05    58%   56%   60%        89
      ─────────────────────────────────────────────────────────────────
      * base under 100.  Source: GSS.

      """)
  }

  @Test("a frequency in French")
  func frequency() {
    expectText(
      TextTableRenderer.render(
        Fixtures.frequency, options: .init(language: "fr", percentDecimals: 1)),
      """
      Telework
      ───────────────────────────────────────────────────
                           n        %  % valide  % cumulé
      ───────────────────────────────────────────────────
      Yes, regularly      98   14,9\u{A0}%    15,0\u{A0}%    15,0\u{A0}%
      Yes, occasionally  163   24,8\u{A0}%    25,0\u{A0}%    40,0\u{A0}%
      No, never          391   59,4\u{A0}%    60,0\u{A0}%   100,0\u{A0}%
      ───────────────────────────────────────────────────
      Valides            652   99,1\u{A0}%   100,0\u{A0}%
      Manquantes           6    0,9\u{A0}%
        no answer          4    0,6\u{A0}%
        not asked          2    0,3\u{A0}%
      ───────────────────────────────────────────────────
      Total              658  100,0\u{A0}%
      ───────────────────────────────────────────────────
      Filtre\u{A0}: wave = 2021. Base\u{A0}: 658 town halls, vague 2021, non pondéré.

      """)
  }

  @Test("a crosstab in French")
  func french() {
    expectText(
      TextTableRenderer.render(
        Fixtures.frenchCrosstab, options: .init(language: "fr", width: 60)),
      """
      Télétravail selon la fonction
      ───────────────────────────────────────────────────────
                                    Fonction ────────────────
                                                        Agent
      % en colonne           Total  Secrétaire  administratif
      ───────────────────────────────────────────────────────
      Télétravail, au total   31\u{A0}%        15\u{A0}%           33\u{A0}%
        Oui, régulièrement    11\u{A0}%         5\u{A0}%           13\u{A0}%
        Oui, parfois          20\u{A0}%        10\u{A0}%           19\u{A0}%
      Non, jamais             69\u{A0}%        85\u{A0}%           67\u{A0}%
      ───────────────────────────────────────────────────────
      Base (n)               1\u{202F}292         400            300
      ───────────────────────────────────────────────────────

      ──────────────────────────────────────────────────
                                    Fonction ───────────
                                          Chef de
      % en colonne           Total   DGS  service    Élu
      ──────────────────────────────────────────────────
      Télétravail, au total   31\u{A0}%  42\u{A0}%     46\u{A0}%   37\u{A0}%
        Oui, régulièrement    11\u{A0}%  14\u{A0}%     20\u{A0}%    9\u{A0}%
        Oui, parfois          20\u{A0}%  28\u{A0}%     26\u{A0}%   29\u{A0}%
      Non, jamais             69\u{A0}%  58\u{A0}%     54\u{A0}%   63\u{A0}%
      ──────────────────────────────────────────────────
      Base (n)               1\u{202F}292   355       98*   139
      ──────────────────────────────────────────────────
      Base\u{A0}: 1\u{202F}292 town halls, vagues 2020 et 2021 ensemble, non
      pondéré.
      Khi-deux de Pearson 29,1\u{202F}; ddl 4\u{202F}; p < 0,001\u{202F}; V de Cramér
      0,21.  * base inférieure à 100.  Source\u{A0}: données
      synthétiques.

      """)
  }

  @Test("wide, combined and dangerous characters")
  func wideText() {
    expectText(
      TextTableRenderer.render(Fixtures.wideText, options: .init(width: 40)),
      """
      日本語の表題 \\u{1B}[31mred
      ────────────────────────────────────
                                        G
      column %              Total  男性👍
      ────────────────────────────────────
      はい、いつもそうです    10%     10%
      Café ☕                 20%     20%
      evil\\u{202E}txt\\u{7}    70%     70%
      ────────────────────────────────────
      Base (n)                100      50*
      ────────────────────────────────────

      ────────────────────────────────────
                                        G
      column %              Total  女\\n性
      ────────────────────────────────────
      はい、いつもそうです    10%       –
      Café ☕                 20%       –
      evil\\u{202E}txt\\u{7}    70%       –
      ────────────────────────────────────
      Base (n)                100       0*
      ────────────────────────────────────
      * base under 100.

      """)
  }
}
