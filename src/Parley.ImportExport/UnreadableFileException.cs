namespace Parley.ImportExport;

/// <summary>A file that cannot be read on: the message says why and where, in words for the person who sent it.</summary>
public sealed class UnreadableFileException : Exception
{
    public UnreadableFileException(string message, long? position = null, int? line = null) : base(message)
    {
        Position = position;
        Line = line;
    }

    public UnreadableFileException()
    {
    }

    public UnreadableFileException(string message) : base(message)
    {
    }

    public UnreadableFileException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Bytes before the place, counted from 0.</summary>
    public long? Position { get; }

    /// <summary>The line, counted from 1.</summary>
    public int? Line { get; }
}
