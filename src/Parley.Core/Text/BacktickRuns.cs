namespace Parley.Core.Text;

/// <summary>The runs of backticks in a paragraph by their length, so that finding the partner of one never looks at the text again.</summary>
internal sealed class BacktickRuns
{
    private readonly Dictionary<int, Queue<int>> _places = [];

    public bool Known { get; private set; }

    public void Forget()
    {
        if (Known) _places.Clear();
        Known = false;
    }

    public int Find(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            var next = text[i..].IndexOf('`');
            if (next < 0) break;
            i += next;
            var other = text[i..].IndexOfAnyExcept('`');
            var length = other < 0 ? text.Length - i : other;
            if (!_places.TryGetValue(length, out var places)) _places.Add(length, places = new Queue<int>());
            places.Enqueue(i);
            i += length;
        }

        Known = true;
        return text.Length;
    }

    /// <summary>Where the next run of exactly this length starts, or -1. Places asked for only go forward.</summary>
    public int NextOf(int length, int from)
    {
        if (!_places.TryGetValue(length, out var places)) return -1;
        while (places.TryPeek(out var place))
        {
            if (place >= from) return place;
            places.Dequeue();
        }

        return -1;
    }
}
