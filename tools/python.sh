#!/bin/sh
# Print the path of a Python that can build this project, or say what to install.
set -u

works() { # the command runs, is new enough and can make environments
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

without_venv=""
for name in ${PYTHON:-python3 python3.11 python3.12 python3.13 python3.14 python}; do
    path=$(command -v "$name") || continue
    works "$path" || continue
    if "$path" -c 'import ensurepip, ssl, venv' 2>/dev/null; then
        echo "$path"
        exit 0
    fi
    without_venv=$path
done

if [ -n "$without_venv" ]; then
    version=$("$without_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    cat >&2 <<END
$without_venv 缺少 venv 或 ensurepip 模块。请先安装（Debian、Ubuntu）：
$without_venv lacks its modules venv or ensurepip. Please install (Debian, Ubuntu):
    apt-get install python$version-venv
END
else
    cat >&2 <<END
没有找到 Python 3.11 或更高版本。请先安装，例如（Debian 12、Ubuntu 24.04 及以后）：
No Python 3.11 or later was found. Please install one, for instance (Debian 12, Ubuntu 24.04, later):
    apt-get install python3 python3-venv
装在别处的，可以这样指明 / if it is elsewhere, name it:
    make site PYTHON=/path/to/python3
END
fi
exit 3
