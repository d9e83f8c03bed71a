using System.Security.Claims;
using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Measures;

/// <summary>Which measures may one person tie a promise to, about what and where?</summary>
public sealed class OfferMeasures(MeasureBook book, IAuthorizationService access, ScopeGround ground, IDbContextFactory<HaiDangDb> databases, IServiceProvider services)
{
    /// <param name="Key">The measure's.</param>
    /// <param name="Name">In the language of the moment.</param>
    /// <param name="Subjects">What it can be asked about; empty where it is about one thing only.</param>
    /// <param name="OfPlaces">Whether it can be asked of one place.</param>
    public sealed record Offered(string Key, string Name, MeasureSubject[] Subjects, bool OfPlaces);

    /// <param name="Measures">By module.</param>
    /// <param name="Places">Those in force that the person sees, the whole territory left out.</param>
    /// <param name="Whole">What the whole territory is called; null for who sees only places.</param>
    public sealed record View(Offered[] Measures, ScopeGround.Place[] Places, string? Whole)
    {
        public Offered? Find(string? key) => Array.Find(Measures, m => m.Key == key);

        /// <summary>Another measure, about the same place where it can be; null for none.</summary>
        public MeasureRef? Choose(string key, int? placeId) => Find(key) is not { } measure ? null :
            new(key, measure.Subjects.FirstOrDefault()?.Key, !measure.OfPlaces ? null : placeId ?? (Whole is null ? Places.FirstOrDefault()?.Id : null));

        /// <summary>Places in whose name or code every sought word begins a word, tone marks or not.</summary>
        public IEnumerable<ScopeGround.Place> Finds(string sought) => Places.Where(p => WithoutMarks.Finds(sought, $"{p.Name} {p.Code}"));

        public string? PlaceName(int? placeId) => placeId is { } id ? Array.Find(Places, p => p.Id == id)?.Name : Whole;
    }

    public async Task<View> For(ClaimsPrincipal person, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var places = await ground.Choices(db, stop);
        List<Offered> offered = [];
        foreach (var measure in book.All)
        {
            if (!(await access.AuthorizeAsync(person, measure.Policy)).Succeeded) continue;
            if (measure.AskedOf is AskedOf.Whole && !db.Scope.IsWhole) continue;
            offered.Add(new(measure.Key, measure.Name, measure.Subjects is { } subjects ? await subjects(services, stop) : [], measure.AskedOf is AskedOf.PlaceOrWhole));
        }
        return new([.. offered], [.. places.Skip(1).Where(p => db.Scope.Sees(p.Id))], db.Scope.IsWhole ? places.FirstOrDefault()?.Name : null);
    }
}
