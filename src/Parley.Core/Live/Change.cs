namespace Parley.Core.Live;

/// <summary>One committed change: what an event row says, without its time. Numbers of one scope ascend in commit order.</summary>
public readonly record struct Change(EventScope Scope, long ScopeId, long Number, EventKind Kind, long? Subject);
