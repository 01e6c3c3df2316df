using Parley.Core.Articles;
using Parley.Core.People;

namespace Parley.Core.Text;

/// <summary>Someone a comment may mention: picked by id, written by name.</summary>
/// <param name="Name">As it stands after the @ sign; compared without case.</param>
/// <param name="Href">The person's page: a root-relative path.</param>
public sealed record Mention(string Name, AccountId Account, string Href);

/// <summary>What the source alone does not say: who its @names are, and which pictures it may show. A name that fits two people is left as text.</summary>
public sealed class MarkupContext
{
    private readonly Node _root = new();
    private readonly Dictionary<string, Picture> _pictures = new(StringComparer.Ordinal);

    public MarkupContext(IEnumerable<Mention> people, IEnumerable<Picture>? pictures = null)
    {
        foreach (var person in people) Add(person);
        foreach (var picture in pictures ?? []) _pictures.TryAdd(PictureKey.Of(picture), picture);
    }

    /// <summary>For plain text: whichever picture is named, its words are what is said of it.</summary>
    internal static MarkupContext OfWords { get; } = new([]) { AnyPicture = new Picture("", "", 0, 0) };

    private Picture? AnyPicture { get; init; }

    internal bool KnowsPictures => AnyPicture is not null || _pictures.Count > 0;

    /// <param name="address">As it stands in the source, <c>picture:</c> and a key.</param>
    internal Picture? Picture(string address) => PictureKey.In(address) is not { } key ? null : AnyPicture ?? _pictures.GetValueOrDefault(key);

    /// <summary>The longest known name at the start of the text, and its length.</summary>
    internal (Mention? Person, int Length, int Steps) Find(ReadOnlySpan<char> text)
    {
        var node = _root;
        (Mention?, int) best = (null, 0);
        var i = 0;
        for (; i < text.Length && node.Next.TryGetValue(char.ToLowerInvariant(text[i]), out var next); i++)
        {
            node = next;
            if (node.Known && !Letters.WordAt(text, i + 1)) best = (node.Person, i + 1);
        }

        return (best.Item1, best.Item2, i + 1);
    }

    private void Add(Mention person)
    {
        if (person.Href is not ['/', ..] || person.Href is ['/', '/' or '\\', ..])
            throw new ArgumentException("A mention links to a root-relative path.", nameof(person));
        // A name holding the sign would let one text be walked many times over.
        if (person.Name.Length == 0 || person.Name.Contains('@', StringComparison.Ordinal)) return;

        var node = _root;
        foreach (var c in person.Name)
        {
            var key = char.ToLowerInvariant(c);
            if (!node.Next.TryGetValue(key, out var next)) node.Next.Add(key, next = new Node());
            node = next;
        }

        if (node.Known && node.Person?.Account != person.Account) node.Person = null;
        else node.Person = person;
        node.Known = true;
    }

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public bool Known { get; set; }

        /// <summary>Null when two people bear the name.</summary>
        public Mention? Person { get; set; }
    }
}
