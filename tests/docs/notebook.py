"""Runs a cell as a notebook does: shows what its last expression comes to, as Markdown where that has it."""
import ast
import sys

cell = ast.parse(sys.stdin.read())
last = cell.body.pop()
names = {}
exec(compile(cell, "cell", "exec"), names)
value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
print(value._repr_markdown_())
