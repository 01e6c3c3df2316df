using System.Globalization;

namespace Parley.Core.Moderation;

public readonly record struct AppealId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
