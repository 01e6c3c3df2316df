namespace Parley.Durability.Tests.Checking;

internal enum FaultKind
{
    /// <summary>Acknowledged, or seen by a reader, and not there.</summary>
    Lost,

    /// <summary>There twice.</summary>
    Doubled,

    /// <summary>Refused, and there.</summary>
    Unrefused,

    /// <summary>There, and nobody did it.</summary>
    FromNowhere,

    /// <summary>Numbers that contradict the order of the answers.</summary>
    Disordered,

    /// <summary>Counters that contradict what they count.</summary>
    Miscounted,
}

internal sealed record Fault(FaultKind Kind, string Words)
{
    public override string ToString() => $"{Kind}: {Words}";
}

/// <summary>What a check found; <see cref="Faults"/> is empty when every promise was kept.</summary>
internal sealed record Findings(int Acknowledged, int Refused, int Unknown, IReadOnlyList<Fault> Faults)
{
    public static readonly Findings None = new(0, 0, 0, []);

    public static Findings operator +(Findings one, Findings other) => new(
        one.Acknowledged + other.Acknowledged, one.Refused + other.Refused, one.Unknown + other.Unknown, [.. one.Faults, .. other.Faults]);

    public int Number(FaultKind kind) => Faults.Count(fault => fault.Kind == kind);

    public override string ToString() =>
        $"{Acknowledged} acknowledged, {Refused} refused, {Unknown} unknown; {Number(FaultKind.Lost)} lost, {Number(FaultKind.Doubled)} doubled, " +
        $"{Faults.Count - Number(FaultKind.Lost) - Number(FaultKind.Doubled)} other faults";
}
