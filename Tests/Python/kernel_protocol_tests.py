"""The kernel against the suite that Jupyter has for kernels, with every feature on."""

import jupyter_kernel_test

from kernel_case import install_for

install_for(globals())


class ProtocolTests(jupyter_kernel_test.KernelTests):
    """Twelve of the suite's tests."""

    kernel_name = "baro"
    language_name = "bq"
    file_extension = ".bq"
    code_hello_world = ('net role: (secretary, clerk) greeting "hello, world"\n'
                        'filter role = "hello, world"\nshow filter\nfilter off')
    code_stderr = "derive office = 3"
    completion_samples = [
        {"text": "cros", "matches": {"crosstab"}},
        {"text": "crosstab telew", "matches": {"telework"}},
        {"text": "freq telework where rôl", "matches": {"role", "role_group"}},
    ]
    complete_code_samples = ["freq telework", "crosstab telework by role\nshow filter", ""]
    incomplete_code_samples = ["crosstab telework by", "freq role where wave in (2020,",
                               'claim "open']
    invalid_code_samples = ["crosstab telework bye role", "freq role where wave = )"]
    code_page_something = "help crosstab"
    code_generate_error = "freq telewrok"
    code_execute_result = [
        {"code": "freq wave"},
        {"code": "crosstab telework by role", "mime": "text/html"},
        {"code": "chart telework by role", "mime": "image/svg+xml"},
        {"code": "freq telework", "mime": "application/vnd.dataresource+json"},
    ]
    code_display_data = [
        {"code": "freq wave\nfreq role", "mime": "text/html"},
        {"code": "chart telework by role\nshow filter", "mime": "image/svg+xml"},
    ]
    code_history_pattern = "crosstab*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "telework"
    code_clear_output = "clear"


class WelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    """The thirteenth test."""

    kernel_name = "baro"
    support_iopub_welcome = True


# Named here, the suite's own classes would run too, on a kernel of Python.
del jupyter_kernel_test
