namespace Parley.Core.Site;

public readonly record struct SiteId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
