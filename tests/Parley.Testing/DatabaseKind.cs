namespace Parley.Testing;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
