# Recomputes the reference values of the tests: Rscript verify_with_r.R FOLDER_OF_TESTS.
# Started by Scripts/verify-with-r, which says what it prints.

suppressPackageStartupMessages(library(survey))

# ---- The reference file, by its formula

i <- 0:657
u <- function(k) ((7919 * i * k + 104729 * k) %% 10007) / 10007
role <- 1 + (u(3) > .35) + (u(3) > .75)
rows <- data.frame(
  role = factor(role),
  y = as.numeric(u(5) < c(.25, .40, .55)[role]),
  wave = ifelse(u(11) < .5, 2020, 2021),
  score = pmin(floor(11 * u(13)), 10),
  w = round(0.4 + 1.6 * u(17), 4),
  # Places in the samples that designs are checked with
  stratum = ifelse(i %% 7 < 3, 1, ifelse(i %% 7 < 5, 2, 3))
)
rows$telework <- factor(2 - rows$y)
rows$cluster <- rows$stratum * 1000 + (i %/% 7) %% 19
rows$row_population <- c(1000, 700, 2000)[rows$stratum]
rows$cluster_population <- c(60, 200, 45)[rows$stratum]
# Two variables of three answers, some of whose cells are emptied
rows$a <- ifelse(i %% 4 == 0, 1, ifelse(i %% 5 < 2, 2, 3))
rows$b <- ifelse(i %% 3 == 0, 1, ifelse(i %% 7 < 3, 2, 3))
des <- svydesign(ids = ~1, weights = ~w, data = rows)

# ---- The report

folder <- commandArgs(trailingOnly = TRUE)[1]
files <- list.files(folder, "\\.(swift|bq)$", recursive = TRUE, full.names = TRUE)
tests <- gsub("_", "", paste(unlist(lapply(files, readLines, encoding = "UTF-8")), collapse = "\n"))
tally <- c(agree = 0, differ = 0, absent = 0)

# Whether the tests hold these digits, with this sign, as a whole number.
is_carried <- function(digits) {
  pattern <- gsub(".", "\\.", digits, fixed = TRUE)
  grepl(paste0("(?<![0-9.-])", pattern, "(?![0-9]|\\.[0-9]|e)"), tests, perl = TRUE)
}

# Half a unit of the last digit that the tests carry, or what rounding loses of a long number.
tolerance <- function(digits) {
  number <- abs(as.numeric(digits))
  mantissa <- sub("e.*$", "", digits)
  decimals <- if (grepl(".", mantissa, fixed = TRUE)) nchar(sub("^.*\\.", "", mantissa)) else 0
  exponent <- if (grepl("e", digits)) as.numeric(sub("^.*e", "", digits)) else 0
  max(0.51 * 10^(exponent - decimals), 1e-9 * number)
}

# One line: the value's name, the digits that the tests carry, and R's number.
check <- function(name, digits, computed) {
  computed <- as.numeric(computed)
  verdict <- if (!is_carried(digits)) "absent"
    else if (isTRUE(abs(computed - as.numeric(digits)) <= tolerance(digits))) "agree"
    else "differ"
  tally[verdict] <<- tally[verdict] + 1
  said <- c(agree = "agrees", differ = "DIFFERS", absent = "NOT IN THE TESTS")[verdict]
  cat(sprintf("%-58s %-24s %-24s %s\n", name, digits, format(computed, digits = 15), said))
}

checks <- function(name, digits, computed) {
  for (k in seq_along(digits)) check(sprintf(name, k), digits[k], computed[k])
}

# ---- Shares, means, intervals

m <- svymean(~y, des)
check("effective base", "573.0674249050539", sum(rows$w)^2 / sum(rows$w^2))
check("Kish's design effect", "1.1482069498349479", 658 * sum(rows$w^2) / sum(rows$w)^2)
check("share of remote work", "0.3998828094273812", coef(m))
check("its standard error", "0.020515948699505116", SE(m))
check("its design effect", "1.1523377153453302", deff(svymean(~y, des, deff = "replace")))
logit <- confint(svyciprop(~y, des, method = "xlogit"))
checks("logit interval, limit %d", c("0.360355183", "0.4407585806"), logit)
beta <- confint(svyciprop(~y, des, method = "beta"))
checks("Korn-Graubard interval, limit %d", c("0.3594045418", "0.4414039567"), beta)
t_interval <- confint(m, df = 657)
checks("t interval, limit %d", c("0.359598076304816", "0.4401675425499464"), t_interval)
wilson <- prop.test(261, 658, correct = FALSE)$conf.int
checks("Wilson interval, limit %d", c("0.3599814205", "0.4345313013"), wilson)
exact <- binom.test(261, 658)$conf.int
checks("Clopper-Pearson interval, limit %d", c("0.3590539468", "0.4351904596"), exact)
scores <- svyby(~score, ~role, des, svymean, covmat = TRUE)
checks("mean score of role %d",
  c("4.9771186354386225", "4.942637334948639", "4.986164488470741"), coef(scores))
checks("standard error of the mean score of role %d",
  c("0.215910331868077", "0.2141395278663921", "0.270127371071763"), SE(scores))
check("standard deviation of the score", "3.1752485662651617", sqrt(svyvar(~score, des)[1]))
nps <- svymean(~I(100 * (score >= 9) - 100 * (score <= 6)), des)
check("net promoter score", "-45.816004", coef(nps))
check("its standard error", "3.245097", SE(nps))

# ---- Tables

counts <- table(rows$telework, rows$role)
pearson <- chisq.test(counts, correct = FALSE)
check("Pearson's X-squared", "20.313629058163524", pearson$statistic)
check("its p-value", "3.8810701827046595e-05", pearson$p.value)
check("Cramer's V", "0.1757036616", sqrt(pearson$statistic / 658))
weighted <- suppressWarnings(chisq.test(svytable(~telework + role, des), correct = FALSE))
check("weighted Cramer's V", "0.1944973302907979",
  sqrt(weighted$statistic / sum(rows$w)))
checks("adjusted residual of column %d", c("-4.04957012", "0.82631506", "3.51454606"),
  pearson$stdres[1, ])

rao_scott <- function(name, design, digits, formula = ~telework + role) {
  found <- suppressWarnings(svychisq(formula, design, statistic = "F"))
  parts <- c(found$statistic, found$parameter[1], found$p.value)
  named <- c("F", "ndf", "p")
  for (k in 1:3) check(paste0("Rao-Scott, ", name, ": ", named[k]), digits[k], parts[k])
}
emptied <- function(cells) {
  edited <- rows
  edited$w[paste(edited$a, edited$b) %in% cells] <- 0
  svydesign(ids = ~1, weights = ~w, data = edited)
}
by_rows <- svydesign(ids = ~1, strata = ~stratum, weights = ~w, data = rows)
by_rows_fpc <- svydesign(
  ids = ~1, strata = ~stratum, weights = ~w, fpc = ~row_population, data = rows)
by_clusters <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = rows)
by_clusters_fpc <- svydesign(
  ids = ~cluster, strata = ~stratum, weights = ~w, fpc = ~cluster_population, data = rows)
rao_scott("weights", des,
  c("10.932008806098208", "1.9994229321167052", "1.9603489610688576e-05"))
rao_scott("strata", by_rows,
  c("10.906259437219820", "1.9994632558988976", "2.0108502950289084e-05"))
rao_scott("strata, fpc", by_rows_fpc,
  c("14.066340062276629", "1.9995046747619880", "9.0548882808711340e-07"))
rao_scott("clusters", by_clusters,
  c("13.629052742339216", "1.9990135201721115", "5.2968350179540904e-06"))
rao_scott("no empty cell", emptied(c()), formula = ~a + b,
  c("4.0124015260264469e-02", "3.9997429531149136", "0.99694425733253533"))
rao_scott("one empty cell", emptied("1 1"), formula = ~a + b,
  c("11.115771512438435", "3.9928755690719946", "6.2655959474015270e-09"))
rao_scott("three empty cells", emptied(c("1 1", "1 2", "2 1")), formula = ~a + b,
  c("30.003461425360523", "3.9659304492470495", "2.9487220768843886e-24"))

fisher <- function(digits, cells, columns) {
  table <- matrix(cells, ncol = columns, byrow = TRUE)
  name <- sprintf("Fisher, %d x %d, n = %d", nrow(table), columns, sum(table))
  check(name, digits, fisher.test(table, workspace = 2e7)$p.value)
}
fisher("3.5889058548801246e-05", c(67, 109, 85, 163, 153, 81), 3)
fisher("0.48571428571428582", c(3, 1, 1, 3), 2)
fisher("0.00053672411914343734", c(10, 3, 2, 15), 2)
fisher("0.0079365079365079361", c(0, 4, 5, 0), 2)
fisher("0.0021428178977255198", c(1200, 900, 1100, 1000), 2)
fisher("0.0073901185188034058", c(8, 2, 5, 1, 9, 3), 3)
fisher("0.012237762237762259", c(0, 3, 4, 2, 5, 0, 1, 1), 4)
fisher("0.033182503770738885", c(3, 1, 0, 0, 4, 2, 2, 1, 5), 3)
fisher("0.94389277459809751", c(2, 2, 1, 4, 5, 4, 3, 4, 3, 4, 4, 4), 4)
fisher("0.50367533227634664", c(19, 33, 17, 19, 24, 16, 28, 24, 20), 3)
fisher("4.336430835441135e-13", c(20, 2, 1, 3, 18, 3, 1, 4, 15), 3)
fisher("0.90121862145852072", c(1, 4, 4, 3, 4, 2, 4, 1, 0, 1, 1, 2, 1, 2), 7)
fisher("0.78268493896567504", c(1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11), 4)
fisher("0.74169811392487206",
  c(1, 0, 2, 2, 0, 2, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 0, 0, 1, 3, 0, 1, 1, 1, 2), 5)
fisher("0.57511594546655842",
  c(181, 44, 27, 12, 8, 9, 4, 3, 0, 0, 2, 0, 2, 0, 0, 2, 0, 1, 0, 0, 5, 0, 0, 0, 0), 5)

# ---- Comparisons

pairs <- list(c(1, 2), c(1, 3), c(2, 3))
contrast <- function(estimates, pair) {
  weights <- c(0, 0, 0)
  weights[pair] <- c(1, -1)
  svycontrast(estimates, weights)
}
over_pairs <- function(name, digits, value) {
  for (k in 1:3) check(paste(name, paste(pairs[[k]], collapse = "-")), digits[k], value(pairs[[k]]))
}
shares <- svyby(~y, ~role, des, svymean, covmat = TRUE)
in_errors <- function(found) coef(found) / SE(found)
over_pairs("linearised t of remote work, roles",
  c("-4.0573015744", "-4.2460739392", "-0.6759437295"),
  function(pair) in_errors(contrast(shares, pair)))
over_pairs("linearised t of the mean score, roles",
  c("0.11339036230612387", "-0.026158283014445942", "-0.1262720430554954"),
  function(pair) in_errors(contrast(scores, pair)))
weight <- tapply(rows$w, rows$role, sum)
effective <- weight^2 / tapply(rows$w^2, rows$role, sum)
share <- tapply(rows$w * rows$y, rows$role, sum) / weight
dimensions <- function(pair) {
  pooled <- sum(weight[pair] * share[pair]) / sum(weight[pair])
  -diff(share[pair]) / sqrt(pooled * (1 - pooled) * sum(1 / effective[pair]))
}
over_pairs("dimensions t of remote work, roles",
  c("-3.9327218904", "-4.1846415340", "-0.6781409316"), dimensions)
over_pairs("quantum t of remote work, roles",
  c("-3.9281295000", "-4.1785643448", "-0.6772317089"),
  function(pair) {
    both <- sum(effective[pair])
    dimensions(pair) / sqrt(both / (both - 1))
  })
pooled_z <- function(chosen, base) {
  found <- suppressWarnings(prop.test(chosen, base, correct = FALSE))
  sign(-diff(chosen / base)) * sqrt(found$statistic)
}
first <- pairs[[1]]
chosen <- tapply(rows$y, rows$role, sum)
base <- table(rows$role)
check("z, unweighted, roles 1-2", "-2.8797506430", pooled_z(chosen[first], base[first]))
check("z, on effective bases, roles 1-2", "-3.9327074991088034",
  pooled_z((effective * share)[first], effective[first]))
check("z, on weighted counts, roles 1-2", "-4.6124127222",
  pooled_z((weight * share)[first], weight[first]))
pooled <- 144 / 437
check("Quantum's worked example", "-5.666362",
  (16 / 125 - 128 / 312) / sqrt(pooled * (1 - pooled) * (1 / 125 + 1 / 312) * 437 / 436))
raw <- sapply(pairs, function(pair) prop.test(chosen[pair], base[pair], correct = FALSE)$p.value)
adjusted <- function(method, digits) {
  checks(paste0(method, ", pair %d"), digits, p.adjust(raw, method))
}
adjusted("bonferroni", c("0.011939694274594001", "2.4940566562975234e-05", "0.15556876536215963"))
adjusted("holm", c("0.0079597961830626673", "2.4940566562975234e-05", "0.051856255120719882"))
adjusted("BH", c("0.0059698471372970005", "2.4940566562975234e-05", "0.051856255120719882"))
overlapping <- update(des,
  first = as.numeric(role != 3), second = as.numeric(role != 1),
  y_first = y * (role != 3), y_second = y * (role != 1))
totals <- svytotal(~ y_first + first + y_second + second, overlapping)
common <- svycontrast(totals, quote(y_first / first - y_second / second))
check("difference of overlapping columns", "-0.0997429952318876767", coef(common))
check("its variance", "0.0005003908235516703", SE(common)^2)
waves <- svycontrast(svyby(~y, ~wave, des, svymean, covmat = TRUE), c(-1, 1))
check("change from 2020 to 2021", "-0.0994355407", coef(waves))
check("its standard error, waves stacked", "0.0407963637", SE(waves))
wave_strata <- svydesign(ids = ~1, strata = ~wave, weights = ~w, data = rows)
waves <- svycontrast(svyby(~y, ~wave, wave_strata, svymean, covmat = TRUE), c(-1, 1))
check("its standard error, waves apart, in points", "4.08274349", 100 * SE(waves))
check("its t", "-2.43550791", coef(waves) / SE(waves))
checks("all against none, Fisher %d", c("7.27472e-29", "0.003030303030303"), c(
  fisher.test(matrix(c(40, 0, 0, 60), 2))$p.value,
  fisher.test(matrix(c(7, 0, 0, 4), 2))$p.value))
check("all against none, Fisher, groups of one size", "0.1",
  fisher.test(matrix(c(3, 0, 0, 3), 2))$p.value)
welch <- function(pair) t.test(score ~ role, rows[rows$role %in% pair, ])
over_pairs("Welch's t of the score, roles",
  c("-0.19406493125078933", "-0.5540691667911687", "-0.39313267246001776"),
  function(pair) welch(pair)$statistic)
over_pairs("its degrees of freedom, roles",
  c("480.78946529496676", "357.3890306797515", "351.36282090376221"),
  function(pair) welch(pair)$parameter)

# ---- Correlations

check("Pearson's correlation of score and remote work", "-0.040276830654513714",
  cor(rows$score, rows$y))
check("Spearman's correlation of score and role", "0.020565103670772612",
  cor(rows$score, as.numeric(rows$role), method = "spearman"))
check("Spearman's correlation of score and weight", "0.0091631938816763639",
  cor(rows$score, rows$w, method = "spearman"))
ridit <- function(x) {
  sapply(x, function(v) sum(rows$w[x < v]) + sum(rows$w[x == v]) / 2)
}
ranks <- cbind(ridit(rows$score), ridit(as.numeric(rows$role)))
check("the same of score and role, weighted", "-0.00013497432889935735",
  cov.wt(ranks, rows$w, cor = TRUE)$cor[1, 2])

# ---- Designs

designed <- function(name, design, digits) {
  by_role <- svyby(~y, ~role, design, svymean, covmat = TRUE)
  found <- c(
    SE(svymean(~y, design)), SE(svymean(~score, subset(design, wave == 2020))),
    vcov(by_role)[1, 2])
  named <- c("error of remote work", "error of the score in 2020", "covariance of roles 1 and 2")
  for (k in 1:3) check(paste0(name, ": ", named[k]), digits[k], found[k])
}
designed("strata", by_rows,
  c("0.020543682327818554", "0.18574041899441313", "3.8874198018597553e-09"))
designed("strata, fpc", by_rows_fpc,
  c("0.018086306819815417", "0.16340258341797773", "1.0036461833785416e-08"))
designed("clusters", by_clusters,
  c("0.015865408235749886", "0.25397758619608213", "-0.00011224666684707051"))
designed("clusters, fpc", by_clusters_fpc,
  c("0.013366359977965932", "0.21908026570280736", "-0.00010933021903793804"))
rows$stratum <- ifelse(rows$cluster == 1005, 9, rows$stratum)
rows$cluster_population <- ifelse(rows$stratum == 9, 4, 50)
single <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = rows)
single_fpc <- svydesign(
  ids = ~cluster, strata = ~stratum, weights = ~w, fpc = ~cluster_population, data = rows)
lonely <- function(rule, design) {
  options(survey.lonely.psu = rule)
  SE(svymean(~y, design))
}
check("single unit, certainty", "0.01572579883583548", lonely("certainty", single))
check("single unit, certainty, fpc", "0.012490401510473309", lonely("certainty", single_fpc))
check("single unit, adjust", "0.015870150076660584", lonely("adjust", single))
check("single unit, adjust, fpc", "0.01262659161118938", lonely("adjust", single_fpc))

# ---- Errors of totals, quantiles and correlations

d <- data.frame(
  h = rep(1:3, each = 4), c = rep(1:6, each = 2), w = c(2, 3, 1, 4, 2, 5, 3, 2, 4, 1, 2, 3),
  g = c("a", "a", "b", "b", "a", "b", "a", "b", "a", "b", "b", "a"),
  y = c(1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1), x = c(3, 5, 4, 8, 2, 6, 7, 9, 1, 6, 4, 5),
  v1 = c(50, 61, 47, 70, 39, 55, 64, 72, 35, 58, 49, 54))
clusters <- svydesign(~c, strata = ~h, weights = ~w, data = d, nest = TRUE)
strata <- svydesign(~1, strata = ~h, weights = ~w, data = d)
weighted <- svydesign(~1, weights = ~w, data = d)
plain <- svydesign(~1, weights = ~1, data = d)
totals <- function(name, design, all, group, limit, df) {
  check(paste("error of a total,", name), all, SE(svytotal(~x, design)))
  of_a <- svytotal(~x, subset(design, g == "a"))
  check(paste("of a group,", name), group, SE(of_a))
  check(paste("its upper limit,", name), limit, confint(of_a, df = df)[2])
}
check("lower limit of a total", "97.8569488",
  confint(svytotal(~x, clusters), df = degf(clusters))[1])
check("error of the total of a group, clusters", "29.1719042916",
  SE(svytotal(~x, subset(clusters, g == "a"))))
totals("strata", strata, "34.7610893577", "28.3372546306", "155.1817913011",
  degf(subset(strata, g == "a")))
totals("plain", plain, "8.22413300211", "8.67074496118", "45.2888594986", sum(d$g == "a") - 1)
woodruff <- function(name, design, digits, rule, df) {
  found <- svyquantile(~x, design, 0.5, interval.type = "mean", qrule = rule, df = df)$x
  check(paste("error of a median,", name), digits, found[, "se"])
}
woodruff("clusters", clusters, "1.0997828916", "math", degf(clusters))
woodruff("weights", weighted, "1.3630260005", "math", 11)
woodruff("plain", plain, "0.9536050723", "hf7", 11)
correlation <- function(name, design, digits) {
  m <- svymean(~x + v1 + I(x^2) + I(v1^2) + I(x * v1), design)
  names(m) <- c("x", "y", "xx", "yy", "xy")
  check(paste("error of a correlation,", name), digits,
    SE(svycontrast(m, quote((xy - x * y) / sqrt((xx - x^2) * (yy - y^2))))))
}
correlation("clusters", clusters, "0.03275557197")
correlation("clusters, of a group", subset(clusters, g == "a"), "0.0250529831656")
correlation("weights, of a group", subset(weighted, g == "a"), "0.02108341736")
correlation("plain", plain, "0.023548500158")
check("error of a mean of a group, clusters", "1.17190239",
  SE(svymean(~x, subset(clusters, g == "a"))))
check("Rao-Scott F, clusters of two rows", "0.0325755300",
  suppressWarnings(svychisq(~y + g, clusters))$statistic)

cat(sprintf("\n%d values agree with R %s and survey %s, %d differ, %d are not in the tests\n",
  tally["agree"], getRversion(), packageVersion("survey"), tally["differ"], tally["absent"]))
quit(status = as.integer(tally["differ"] + tally["absent"] > 0))
