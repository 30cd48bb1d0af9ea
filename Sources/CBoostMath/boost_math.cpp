#include "CBoostMath.h"

#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace {

namespace policies = boost::math::policies;

// A result too large for a double is infinite; anything else that fails throws, and is caught.
using Policy = policies::policy<
    policies::overflow_error<policies::ignore_error>,
    policies::discrete_quantile<policies::integer_round_up>>;

// The same in the arithmetic of doubles, which is many times as fast where they do.
using QuickPolicy = policies::policy<
    policies::promote_double<false>, policies::overflow_error<policies::ignore_error>>;

using Normal = boost::math::normal_distribution<double, Policy>;
using StudentT = boost::math::students_t_distribution<double, Policy>;
using FisherF = boost::math::fisher_f_distribution<double, Policy>;
using QuickFisherF = boost::math::fisher_f_distribution<double, QuickPolicy>;
using ChiSquared = boost::math::chi_squared_distribution<double, Policy>;
using Beta = boost::math::beta_distribution<double, Policy>;
using Binomial = boost::math::binomial_distribution<double, Policy>;

constexpr double infinity = std::numeric_limits<double>::infinity();
// A probability from which 13 digits of it are right without the longer arithmetic.
constexpr double least_quick = 1e-100;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// Above it doubles are no longer consecutive integers, and a search by steps of 1 would not end.
constexpr double largest_trials = 9007199254740992.0;

// The distributions are built inside `evaluate`: their constructors refuse bad parameters.
template <class Evaluate>
double guarded(Evaluate evaluate) noexcept {
  try {
    return evaluate();
  } catch (...) {
    return not_a_number;
  }
}

double unbounded(double bound) {
  return std::fabs(bound) >= std::numeric_limits<double>::max() ? std::copysign(infinity, bound)
                                                                : bound;
}

template <class Distribution>
double lowest(const Distribution& distribution) {
  return unbounded(boost::math::support(distribution).first);
}

template <class Distribution>
double highest(const Distribution& distribution) {
  return unbounded(boost::math::support(distribution).second);
}

template <class Distribution>
double cumulative(const Distribution& distribution, double x) {
  if (std::isnan(x)) return not_a_number;
  if (x < lowest(distribution) || x == -infinity) return 0;
  if (x >= highest(distribution)) return 1;
  return boost::math::cdf(distribution, x);
}

template <class Distribution>
double upper_tail(const Distribution& distribution, double x) {
  if (std::isnan(x)) return not_a_number;
  if (x < lowest(distribution) || x == -infinity) return 1;
  if (x >= highest(distribution)) return 0;
  return boost::math::cdf(boost::math::complement(distribution, x));
}

template <class Distribution>
double lower_quantile(const Distribution& distribution, double probability) {
  if (!(probability >= 0 && probability <= 1)) return not_a_number;
  if (probability == 0) return lowest(distribution);
  if (probability == 1) return highest(distribution);
  return boost::math::quantile(distribution, probability);
}

template <class Distribution>
double upper_quantile(const Distribution& distribution, double probability) {
  if (!(probability >= 0 && probability <= 1)) return not_a_number;
  if (probability == 0) return highest(distribution);
  if (probability == 1) return lowest(distribution);
  return boost::math::quantile(boost::math::complement(distribution, probability));
}

// With infinitely many degrees of freedom t is normal, and numerator * F is chi-squared.
bool is_infinite(double degrees_of_freedom) { return degrees_of_freedom == infinity; }

Binomial binomial(double trials, double success_probability) {
  if (!(trials <= largest_trials) || trials != std::floor(trials)) {
    throw std::domain_error("trials");
  }
  return Binomial(trials, success_probability);
}

}  // namespace

extern "C" {

double boost_normal_cumulative(double x) {
  return guarded([=] { return cumulative(Normal(), x); });
}

double boost_normal_upper_tail(double x) {
  return guarded([=] { return upper_tail(Normal(), x); });
}

double boost_normal_quantile(double probability) {
  return guarded([=] { return lower_quantile(Normal(), probability); });
}

double boost_normal_upper_quantile(double probability) {
  return guarded([=] { return upper_quantile(Normal(), probability); });
}

double boost_student_t_cumulative(double x, double degrees_of_freedom) {
  if (is_infinite(degrees_of_freedom)) return boost_normal_cumulative(x);
  return guarded([=] { return cumulative(StudentT(degrees_of_freedom), x); });
}

double boost_student_t_upper_tail(double x, double degrees_of_freedom) {
  if (is_infinite(degrees_of_freedom)) return boost_normal_upper_tail(x);
  return guarded([=] { return upper_tail(StudentT(degrees_of_freedom), x); });
}

double boost_student_t_quantile(double probability, double degrees_of_freedom) {
  if (is_infinite(degrees_of_freedom)) return boost_normal_quantile(probability);
  return guarded([=] { return lower_quantile(StudentT(degrees_of_freedom), probability); });
}

double boost_student_t_upper_quantile(double probability, double degrees_of_freedom) {
  if (is_infinite(degrees_of_freedom)) return boost_normal_upper_quantile(probability);
  return guarded([=] { return upper_quantile(StudentT(degrees_of_freedom), probability); });
}

double boost_fisher_f_cumulative(double x, double numerator, double denominator) {
  if (is_infinite(denominator)) return boost_chi_squared_cumulative(x * numerator, numerator);
  return guarded([=] { return cumulative(FisherF(numerator, denominator), x); });
}

double boost_fisher_f_upper_tail(double x, double numerator, double denominator) {
  if (is_infinite(denominator)) return boost_chi_squared_upper_tail(x * numerator, numerator);
  double quick = guarded([=] { return upper_tail(QuickFisherF(numerator, denominator), x); });
  if (quick >= least_quick) return quick;
  return guarded([=] { return upper_tail(FisherF(numerator, denominator), x); });
}

double boost_fisher_f_quantile(double probability, double numerator, double denominator) {
  if (is_infinite(denominator)) {
    return boost_chi_squared_quantile(probability, numerator) / numerator;
  }
  return guarded([=] { return lower_quantile(FisherF(numerator, denominator), probability); });
}

double boost_fisher_f_upper_quantile(double probability, double numerator, double denominator) {
  if (is_infinite(denominator)) {
    return boost_chi_squared_upper_quantile(probability, numerator) / numerator;
  }
  return guarded([=] { return upper_quantile(FisherF(numerator, denominator), probability); });
}

double boost_chi_squared_cumulative(double x, double degrees_of_freedom) {
  return guarded([=] { return cumulative(ChiSquared(degrees_of_freedom), x); });
}

double boost_chi_squared_upper_tail(double x, double degrees_of_freedom) {
  return guarded([=] { return upper_tail(ChiSquared(degrees_of_freedom), x); });
}

double boost_chi_squared_quantile(double probability, double degrees_of_freedom) {
  return guarded([=] { return lower_quantile(ChiSquared(degrees_of_freedom), probability); });
}

double boost_chi_squared_upper_quantile(double probability, double degrees_of_freedom) {
  return guarded([=] { return upper_quantile(ChiSquared(degrees_of_freedom), probability); });
}

double boost_beta_cumulative(double x, double first_shape, double second_shape) {
  return guarded([=] { return cumulative(Beta(first_shape, second_shape), x); });
}

double boost_beta_upper_tail(double x, double first_shape, double second_shape) {
  return guarded([=] { return upper_tail(Beta(first_shape, second_shape), x); });
}

double boost_beta_quantile(double probability, double first_shape, double second_shape) {
  return guarded([=] { return lower_quantile(Beta(first_shape, second_shape), probability); });
}

double boost_beta_upper_quantile(double probability, double first_shape, double second_shape) {
  return guarded([=] { return upper_quantile(Beta(first_shape, second_shape), probability); });
}

double boost_binomial_cumulative(double x, double trials, double success_probability) {
  return guarded([=] {
    return cumulative(binomial(trials, success_probability), std::floor(x));
  });
}

double boost_binomial_upper_tail(double x, double trials, double success_probability) {
  return guarded([=] {
    return upper_tail(binomial(trials, success_probability), std::floor(x));
  });
}

double boost_binomial_quantile(double probability, double trials, double success_probability) {
  return guarded([=] {
    return lower_quantile(binomial(trials, success_probability), probability);
  });
}

double boost_binomial_upper_quantile(
    double probability, double trials, double success_probability) {
  return guarded([=] {
    return upper_quantile(binomial(trials, success_probability), probability);
  });
}

}  // extern "C"
