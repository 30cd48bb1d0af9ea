# Random designs in baro and in R: Rscript verify_designs_with_r.R BARO DESIGNS.
# Started by Scripts/verify-designs-with-r, which says what it prints.

suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "fail")
arguments <- commandArgs(trailingOnly = TRUE)
folder <- tempfile("designs")
dir.create(folder)
compared <- 0
different <- 0

# Rows in three strata of at least two clusters, with missing answers and weights.
draw <- function(count) {
  stratum <- c(rep(1:3, 8), sample(1:3, count - 24, replace = TRUE))
  cluster <- c(rep(1:4, each = 3, times = 2), sample(1:4, count - 24, replace = TRUE))
  data.frame(
    x = ifelse(runif(count) > 0.1, sample(0:9, count, replace = TRUE), NA),
    y = sample(0:99, count, replace = TRUE) / 7, g = sample(c("a", "b"), count, replace = TRUE),
    st = paste0("s", stratum), cl = paste0("c", stratum, cluster),
    wave = sample(2020:2021, count, replace = TRUE),
    w = c(sample(c(1, 2, 1.5), 24, replace = TRUE),
      sample(c(NA, 0, 1, 2, 1.5, 3), count - 24, replace = TRUE)))
}

measures <- c("mean(x)", "total(x)", "median(x)", "correlation(x, y)", "share(x > 4)",
  "delta(mean(x), 2020, 2021)")
question <- paste("group by g show",
  paste(c(measures, paste0("se(", measures, ")"), paste0("ci(", measures[1:3], ")")), collapse = ", "))

# What baro says: value of a row, a measure and a statistic.
ask <- function(rows, design) {
  file <- file.path(folder, "rows.csv")
  out <- file.path(folder, "out.csv")
  write.csv(rows, file, row.names = FALSE, na = "")
  lines <- c(sprintf('load "%s"', file), "wave wave", "weight w", design,
    sprintf('%s to "%s" tidy replace', question, out))
  script <- file.path(folder, "case.bq")
  writeLines(lines, script)
  if (system2(arguments[1], script, stdout = FALSE, stderr = FALSE) != 0) stop("baro failed: ", script)
  found <- read.csv(out, fileEncoding = "UTF-8-BOM")
  function(row, column, statistic) {
    found$value[found$row == row & found$column == column & found$statistic == statistic]
  }
}

for (seed in seq_len(as.integer(arguments[2]))) {
  set.seed(seed)
  rows <- draw(sample(30:80, 1))
  kind <- seed %% 3
  said <- ask(rows, c("design strata st cluster cl", "design strata st", "design off")[kind + 1])
  data <- rows[!is.na(rows$w) & rows$w > 0, ]
  sampled <- function(ids, strata) {
    svydesign(ids, strata = strata, weights = ~w, data = data, nest = TRUE)
  }
  whole <- switch(kind + 1, sampled(~cl, ~st), sampled(~1, ~st), sampled(~1, NULL))
  # Without clusters every wave is a sample of its own
  waves <- switch(kind + 1, whole, sampled(~1, ~interaction(st, wave)), sampled(~1, ~wave))
  check <- function(row, column, statistic, right) {
    found <- said(row, column, statistic)
    compared <<- compared + 1
    isSame <- length(found) == 1 && is.na(found) == is.na(right) &&
      (is.na(right) || abs(found - right) <= 1e-9 * max(1, abs(right)))
    if (isSame) return(invisible())
    different <<- different + 1
    cat(sprintf("design %d, %s, %s %s: baro %s, R %s\n", seed, row, column, statistic,
      paste(format(found, digits = 15), collapse = " "), format(right, digits = 15)))
  }
  for (row in c("a", "b", "Total")) {
    domain <- function(design) {
      kept <- !is.na(design$variables$x) & (row == "Total" | design$variables$g == row)
      design[kept, ]
    }
    own <- domain(whole)
    df <- if (kind == 2) sum(!is.na(data$x) & (row == "Total" | data$g == row)) - 1 else degf(own)
    mean <- svymean(~x, own)
    total <- svytotal(~x, own)
    check(row, "mean(x)", "mean", coef(mean))
    check(row, "mean(x)", "se", SE(mean)[1])
    check(row, "mean(x)", "ci_low", confint(mean, df = df)[1])
    check(row, "total(x)", "total", coef(total))
    check(row, "total(x)", "se", SE(total)[1])
    check(row, "total(x)", "ci_high", confint(total, df = df)[2])
    median <- svyquantile(~x, own, 0.5, interval.type = "mean", df = df)$x
    check(row, "median(x)", "median", median[1, 1])
    check(row, "median(x)", "ci_low", median[1, 2])
    check(row, "median(x)", "ci_high", median[1, 3])
    products <- svymean(~x + y + I(x^2) + I(y^2) + I(x * y), own)
    names(products) <- c("x", "y", "xx", "yy", "xy")
    r <- svycontrast(products, quote((xy - x * y) / sqrt((xx - x^2) * (yy - y^2))))
    check(row, "correlation(x, y)", "se", SE(r)[1])
    check(row, "share(x > 4)", "se", SE(svymean(~I(1 * (x > 4)), own))[1])
    # baro gives no variance where a wave has one row of a stratum or one answer; R does if it can
    answered <- data$wave[!is.na(data$x) & (row == "Total" | data$g == row)]
    is_refused <- (kind == 1 && any(table(data$st, data$wave) == 1)) || any(table(answered) == 1)
    change <- if (is_refused) NA else {
      SE(svycontrast(svyby(~x, ~wave, domain(waves), svymean, covmat = TRUE), c(-1, 1)))[1]
    }
    check(row, "delta(mean(x), 2020, 2021)", "se", change)
  }
}
unlink(folder, recursive = TRUE)
cat(sprintf("%d numbers of %s designs compared with R %s and survey %s, %d differ\n",
  compared, arguments[2], getRversion(), packageVersion("survey"), different))
quit(status = as.integer(different > 0))
