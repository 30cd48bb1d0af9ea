// Distribution functions of Boost.Math behind a plain C interface.
//
// Every function is total: it throws nothing, takes infinities, and returns NaN when an argument
// is NaN or outside the domain (degrees of freedom or shapes not positive, a probability outside
// 0 ... 1, a negative or non-integer number of trials).
//
//   _cumulative      P(X <= x)
//   _upper_tail      P(X > x), accurate where 1 - cumulative would be rounded to 0
//   _quantile        the smallest x with P(X <= x) >= probability
//   _upper_quantile  the smallest x with P(X > x) <= probability, accurate for tiny probabilities
//
// Degrees of freedom of Student's t and the denominator's of F may be infinite.

#ifndef CBOOSTMATH_H
#define CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

double boost_normal_cumulative(double x);
double boost_normal_upper_tail(double x);
double boost_normal_quantile(double probability);
double boost_normal_upper_quantile(double probability);

double boost_student_t_cumulative(double x, double degrees_of_freedom);
double boost_student_t_upper_tail(double x, double degrees_of_freedom);
double boost_student_t_quantile(double probability, double degrees_of_freedom);
double boost_student_t_upper_quantile(double probability, double degrees_of_freedom);

double boost_fisher_f_cumulative(double x, double numerator, double denominator);
double boost_fisher_f_upper_tail(double x, double numerator, double denominator);
double boost_fisher_f_quantile(double probability, double numerator, double denominator);
double boost_fisher_f_upper_quantile(double probability, double numerator, double denominator);

double boost_chi_squared_cumulative(double x, double degrees_of_freedom);
double boost_chi_squared_upper_tail(double x, double degrees_of_freedom);
double boost_chi_squared_quantile(double probability, double degrees_of_freedom);
double boost_chi_squared_upper_quantile(double probability, double degrees_of_freedom);

double boost_beta_cumulative(double x, double first_shape, double second_shape);
double boost_beta_upper_tail(double x, double first_shape, double second_shape);
double boost_beta_quantile(double probability, double first_shape, double second_shape);
double boost_beta_upper_quantile(double probability, double first_shape, double second_shape);

double boost_binomial_cumulative(double x, double trials, double success_probability);
double boost_binomial_upper_tail(double x, double trials, double success_probability);
double boost_binomial_quantile(double probability, double trials, double success_probability);
double boost_binomial_upper_quantile(double probability, double trials, double success_probability);

#ifdef __cplusplus
}
#endif

#endif
