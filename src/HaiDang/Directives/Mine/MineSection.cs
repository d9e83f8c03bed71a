namespace HaiDang.Directives.Mine;

/// <summary>Why does a task stand on somebody's own page?</summary>
public enum MineSection { Decide, Lead, Coordinate, Follow, Stale }
