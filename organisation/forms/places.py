"""Forms of regions, departments and centres."""

from collections.abc import Mapping

from wtforms import BooleanField, FloatField, IntegerField, SelectField, StringField
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    Regexp,
    ValidationError,
)

from kernel.credit_codes import as_credit_code
from kernel.locales import LEGAL
from kernel.words import _, _l
from organisation.forms.common import NamesForm, choices, code_field, phone_field, typed
from organisation.values import (
    CentreCard,
    ChangeCentre,
    ChangeDepartment,
    ChangeRegion,
    DepartmentCard,
    NewCentre,
    NewDepartment,
    NewRegion,
    RegionCard,
    RegionKind,
    RegionLevel,
)

KINDS = {
    RegionKind.ADMINISTRATIVE: _l("Administrative region"),
    RegionKind.CORPS: _l("Corps"),
    RegionKind.DEVELOPMENT_ZONE: _l("Development zone"),
}
LEVELS = {
    RegionLevel.NATIONAL: _l("Nation"),
    RegionLevel.REGION: _l("Autonomous region"),
    RegionLevel.PREFECTURE: _l("Prefecture or city"),
    RegionLevel.COUNTY: _l("County"),
    RegionLevel.TOWNSHIP: _l("Township"),
    RegionLevel.VILLAGE: _l("Village"),
}


class RegionForm(NamesForm):
    """A region as it is to be."""

    kind = SelectField(_l("Kind of region"), choices=choices(KINDS))
    level = SelectField(_l("Level"), choices=choices(LEVELS), default=RegionLevel.COUNTY)
    calendar = SelectField(_l("Work calendar"))
    festivals = BooleanField(_l("Regional festivals delay deadlines too"), default=True)

    def offer(self, calendars: Mapping[str, str]) -> None:
        """Offer these calendars; none means that of the region above."""
        self.calendar.choices = choices({"": _("That of the region above"), **calendars})

    def show(self, region: RegionCard) -> None:
        """Fill a form that was not sent."""
        self.show_names(region.names)
        self.kind.data, self.level.data = region.kind, region.level
        self.calendar.data = region.calendar or ""
        self.festivals.data = region.festivals_delay_deadlines

    def change(self) -> ChangeRegion:
        """Call only on a valid form."""
        return ChangeRegion(
            names=self.names(),
            kind=RegionKind(self.kind.data),
            level=RegionLevel(self.level.data),
            calendar=self.calendar.data or None,
            festivals_delay_deadlines=bool(self.festivals.data),
        )


class NewRegionForm(RegionForm):
    """A region to add."""

    code = code_field(_l("Code of the region"))
    parent = SelectField(_l("Lies in"))

    def offer_parents(self, regions: Mapping[str, str]) -> None:
        """Offer these regions by their codes."""
        self.parent.choices = choices(regions)

    def command(self) -> NewRegion:
        """Call only on a valid form."""
        wish = self.change()
        return NewRegion(
            code=typed(self.code),
            names=wish.names,
            kind=wish.kind,
            level=wish.level,
            parent=self.parent.data or "",
            calendar=wish.calendar,
            festivals_delay_deadlines=wish.festivals_delay_deadlines,
        )


class DepartmentForm(NamesForm):
    """A department as it is to be."""

    phone = phone_field()
    line = StringField(
        _l("Line of business"),
        validators=[
            Optional(),
            Length(max=32),
            Regexp(
                r"[a-z0-9]+(-[a-z0-9]+)*\Z",
                message=_l("Use small letters a to z, digits and single hyphens, such as gongan."),
            ),
        ],
        render_kw={"dir": "ltr"},
    )
    uscc = StringField(
        _l("Unified social credit code"),
        validators=[Optional(), Length(max=40)],
        render_kw={"dir": "ltr", "autocomplete": "off"},
    )

    def show(self, department: DepartmentCard) -> None:
        """Fill a form that was not sent."""
        self.show_names(department.names)
        self.phone.data = department.phone
        self.line.data = department.line
        self.uscc.data = department.uscc

    def change(self) -> ChangeDepartment:
        """Call only on a valid form."""
        return ChangeDepartment(
            names=self.names(),
            phone=typed(self.phone),
            line=typed(self.line),
            uscc=as_credit_code(typed(self.uscc)),
        )


class NewDepartmentForm(DepartmentForm):
    """A department to add."""

    code = code_field(_l("Code of the department"))
    region = SelectField(_l("Region"))

    def offer(self, regions: Mapping[str, str]) -> None:
        """Offer these regions by their codes."""
        self.region.choices = choices(regions)

    def command(self) -> NewDepartment:
        """Call only on a valid form."""
        return NewDepartment(
            code=typed(self.code),
            names=self.names(),
            region=self.region.data or "",
            phone=typed(self.phone),
            line=typed(self.line),
            uscc=as_credit_code(typed(self.uscc)),
        )


class CentreForm(NamesForm):
    """A centre as it is to be."""

    address = StringField(
        _l("Address in Chinese"),
        validators=[DataRequired(_l("Enter the address in Chinese")), Length(max=300)],
        render_kw={"lang": "zh-Hans"},
    )
    address_en = StringField(
        _l("Address in English"),
        validators=[Optional(), Length(max=300)],
        render_kw={"lang": "en", "dir": "ltr"},
    )
    address_ug = StringField(
        _l("Address in Uyghur"),
        validators=[Optional(), Length(max=300)],
        render_kw={"lang": "ug", "dir": "rtl"},
    )
    phone = phone_field()
    latitude = FloatField(
        _l("Latitude"),
        validators=[Optional(), NumberRange(-90, 90, _l("Enter a latitude from -90 to 90."))],
    )
    longitude = FloatField(
        _l("Longitude"),
        validators=[Optional(), NumberRange(-180, 180, _l("Enter a longitude from -180 to 180."))],
    )
    calendar = SelectField(_l("Work calendar"))
    slot_minutes = IntegerField(
        _l("Minutes of one booked time"),
        default=30,
        validators=[
            InputRequired(_l("Enter how many minutes one booked time has")),
            NumberRange(5, 240, _l("Enter 5 to 240 minutes.")),
        ],
    )

    def validate_longitude(self, _field: FloatField) -> None:
        """A place on the map has both numbers or none; asked where this one is given."""
        if self.latitude.data is None:
            raise ValidationError(_("Enter both latitude and longitude, or neither."))

    def validate_latitude(self, _field: FloatField) -> None:
        """The same, where the other one is given."""
        if self.longitude.data is None:
            raise ValidationError(_("Enter both latitude and longitude, or neither."))

    def offer_calendars(self, calendars: Mapping[str, str]) -> None:
        """Offer these calendars by their codes."""
        self.calendar.choices = choices(calendars)

    def show(self, centre: CentreCard) -> None:
        """Fill a form that was not sent."""
        self.show_names(centre.names)
        self.address.data = centre.addresses.get(LEGAL, "")
        self.address_en.data = centre.addresses.get("en", "")
        self.address_ug.data = centre.addresses.get("ug", "")
        self.phone.data, self.calendar.data = centre.phone, centre.calendar
        self.latitude.data, self.longitude.data = centre.latitude, centre.longitude
        self.slot_minutes.data = centre.slot_minutes

    def change(self) -> ChangeCentre:
        """Call only on a valid form."""
        return ChangeCentre(
            names=self.names(),
            addresses={
                LEGAL: typed(self.address),
                "en": typed(self.address_en),
                "ug": typed(self.address_ug),
            },
            calendar=self.calendar.data or "",
            phone=typed(self.phone),
            latitude=self.latitude.data,
            longitude=self.longitude.data,
            slot_minutes=self.slot_minutes.data or 0,
        )


class NewCentreForm(CentreForm):
    """A centre to open."""

    slug = code_field(_l("Short name for addresses"))
    region = SelectField(_l("Region"))

    def offer(self, regions: Mapping[str, str]) -> None:
        """Offer these regions by their codes."""
        self.region.choices = choices(regions)

    def command(self) -> NewCentre:
        """Call only on a valid form."""
        wish = self.change()
        return NewCentre(
            slug=typed(self.slug).lower(),
            names=wish.names,
            addresses=wish.addresses,
            region=self.region.data or "",
            calendar=wish.calendar,
            phone=wish.phone,
            latitude=wish.latitude,
            longitude=wish.longitude,
            slot_minutes=wish.slot_minutes,
        )
