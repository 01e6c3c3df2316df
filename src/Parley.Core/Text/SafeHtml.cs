namespace Parley.Core.Text;

/// <summary>HTML that may be written unescaped. Only Core can make it; everything else a page shows is encoded.</summary>
public readonly record struct SafeHtml
{
    private readonly string? _value;

    internal SafeHtml(string value) => _value = value;

    public static SafeHtml Empty => default;

    public string Value => _value ?? "";

    public bool IsEmpty => string.IsNullOrEmpty(_value);

    /// <summary>Plain text as HTML text: every sign that HTML reads is encoded.</summary>
    public static SafeHtml Encode(string text) => new(HtmlText.Encode(text));

    /// <summary>HTML which a renderer of ours wrote and the database kept. Never for anything a stranger sent.</summary>
    public static SafeHtml FromStore(string html) => new(html);

    public override string ToString() => Value;
}
