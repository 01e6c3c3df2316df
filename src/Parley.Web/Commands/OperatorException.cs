namespace Parley.Web.Commands;

/// <summary>What an operator has to put right, in plain lines; ends a command without a stack trace.</summary>
internal sealed class OperatorException(IReadOnlyList<string> lines, int exitCode = CommandLine.Failed)
    : Exception(string.Join(Environment.NewLine, lines))
{
    public OperatorException(string line, int exitCode = CommandLine.Failed) : this([line], exitCode) { }

    public IReadOnlyList<string> Lines => lines;
    public int ExitCode => exitCode;
}
