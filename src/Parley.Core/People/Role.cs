namespace Parley.Core.People;

/// <summary>What a member of staff may do on a site; each role holds those below it.</summary>
public enum Role
{
    None = 0,
    Moderator = 1,
    Editor = 2,
    Owner = 3,
}
