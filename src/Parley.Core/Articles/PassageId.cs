namespace Parley.Core.Articles;

/// <summary>Names a passage for good, across revisions; unique within its article, 1 and up.</summary>
public readonly record struct PassageId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
