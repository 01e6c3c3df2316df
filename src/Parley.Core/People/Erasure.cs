namespace Parley.Core.People;

public enum ErasureKind
{
    /// <summary>Comments lose their words and votes are taken back; places and replies stay.</summary>
    Everything = 1,

    /// <summary>Comments stay, under nobody's name.</summary>
    Name = 2,
}

/// <summary>
/// A person who asked to be forgotten. The row is the work to be done, and afterwards the list by which a restored copy forgets them again;
/// it holds no name and no address.
/// </summary>
public sealed class Erasure
{
    private Erasure() { }

    public Erasure(AccountId account, ErasureKind kind, DateTimeOffset now)
    {
        Account = account;
        Kind = kind;
        AskedAt = now;
    }

    public AccountId Account { get; private set; }
    public ErasureKind Kind { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
}
