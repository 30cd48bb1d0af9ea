import Rendering
import ResultTables
import Testing

/// The two CSV forms, whole.
struct CSVGoldenTests {
  @Test("a crosstab as it stands on the screen")
  func screen() {
    expectText(
      ScreenCSVRenderer.render([Fixtures.teleworkByRole], options: .init()).text,
      """
      Telework,Total,Secretary,Administrative agent,General director (DGS),Head of service,Elected
      Any telework,31.346749226006192,15,32.666666666666664,42.25352112676056,\
      45.91836734693877,37.410071942446045
      "Yes, regularly",10.990712074303406,5,13.333333333333334,14.084507042253522,\
      20.408163265306122,8.633093525179856
      "Yes, occasionally",20.356037151702786,10,19.333333333333332,28.169014084507044,\
      25.510204081632654,28.776978417266186
      "No, never",68.6532507739938,85,67.33333333333333,57.74647887323944,54.08163265306123,\
      62.589928057553955
      Base (n),1292,400,300,355,98,139

      """)
  }

  @Test("nested headings with decimal commas")
  func nested() {
    expectText(
      ScreenCSVRenderer.render(
        [Fixtures.stackedAndNested], options: .init(language: "fr", decimalComma: true)
      ).text,
      """
      Telework;Total;Staff;Elected;Under 1,000 inhabitants > 2020;Under 1,000 inhabitants > \
      2021;1,000 and over > 2020;1,000 and over > 2021
      Yes;30;28,571428571428573;33,333333333333336;25;27,272727272727273;32,\
      142857142857146;33,333333333333336
      No;70;71,42857142857143;66,66666666666667;75;72,72727272727273;67,85714285714286;66,\
      66666666666667
      Base (n);1000;700;300;200;220;280;300

      """)
  }

  @Test("measures as they stand on the screen")
  func groups() {
    expectText(
      ScreenCSVRenderer.render([Fixtures.groups], options: .init()).text,
      """
      year,marital,n,"mean(tvhours), mean","mean(tvhours), se","share(happy = \
      ""Yes""), share","share(happy = ""Yes""), CI low","share(happy = ""Yes""), CI high",max(age)
      2000,Divorced,1418,3.25,0.0512,0.575,0.55,0.6,89
      2000,Married,57,2.875,0.2,0.6,0.48,0.72,77
      2004,Divorced,0,,,,,,
      Total,,1475,3.2,0.05,0.58,0.56,0.6,89

      """)
  }

  @Test("measures in the tidy form")
  func tidy() {
    expectText(
      TidyRenderer.render([Fixtures.groups], number: 7).text,
      """
      table,row_variable,row,column_variable,column,statistic,value,n,weighted_n,\
      effective_n,filter,weight,hidden,line
      7,year > marital,2000 > Divorced,,,n,1418,1418,1418,1418,,,,measure
      7,year > marital,2000 > Divorced,,mean(tvhours),mean,3.25,1418,1418,1418,,,,measure
      7,year > marital,2000 > Divorced,,mean(tvhours),se,0.0512,1418,1418,1418,,,,measure
      7,year > marital,2000 > Divorced,,"share(happy = ""Yes"")",share,0.575,1418,1418,1418,\
      ,,,measure
      7,year > marital,2000 > Divorced,,"share(happy = ""Yes"")",ci_low,0.55,1418,1418,1418,\
      ,,,measure
      7,year > marital,2000 > Divorced,,"share(happy = ""Yes"")",ci_high,0.6,1418,1418,1418,\
      ,,,measure
      7,year > marital,2000 > Divorced,,max(age),max,89,1418,1418,1418,,,,measure
      7,year > marital,2000 > Married,,,n,57,57,57,57,,,,measure
      7,year > marital,2000 > Married,,mean(tvhours),mean,2.875,57,57,57,,,,measure
      7,year > marital,2000 > Married,,mean(tvhours),se,0.2,57,57,57,,,,measure
      7,year > marital,2000 > Married,,"share(happy = ""Yes"")",share,0.6,57,57,57,,,,measure
      7,year > marital,2000 > Married,,"share(happy = ""Yes"")",ci_low,0.48,57,57,57,,,,measure
      7,year > marital,2000 > Married,,"share(happy = ""Yes"")",ci_high,0.72,57,57,57,,,,measure
      7,year > marital,2000 > Married,,max(age),max,77,57,57,57,,,,measure
      7,year > marital,2004 > Divorced,,,n,0,0,0,0,,,,measure
      7,year > marital,2004 > Divorced,,mean(tvhours),mean,,0,0,0,,,,measure
      7,year > marital,2004 > Divorced,,mean(tvhours),se,,0,0,0,,,,measure
      7,year > marital,2004 > Divorced,,"share(happy = ""Yes"")",share,,0,0,0,,,,measure
      7,year > marital,2004 > Divorced,,"share(happy = ""Yes"")",ci_low,,0,0,0,,,,measure
      7,year > marital,2004 > Divorced,,"share(happy = ""Yes"")",ci_high,,0,0,0,,,,measure
      7,year > marital,2004 > Divorced,,max(age),max,,0,0,0,,,,measure
      7,year > marital,Total,,,n,1475,1475,1475,1475,,,,total
      7,year > marital,Total,,mean(tvhours),mean,3.2,1475,1475,1475,,,,total
      7,year > marital,Total,,mean(tvhours),se,0.05,1475,1475,1475,,,,total
      7,year > marital,Total,,"share(happy = ""Yes"")",share,0.58,1475,1475,1475,,,,total
      7,year > marital,Total,,"share(happy = ""Yes"")",ci_low,0.56,1475,1475,1475,,,,total
      7,year > marital,Total,,"share(happy = ""Yes"")",ci_high,0.6,1475,1475,1475,,,,total
      7,year > marital,Total,,max(age),max,89,1475,1475,1475,,,,total

      """)
  }
}
